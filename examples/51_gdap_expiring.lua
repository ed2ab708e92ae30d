-- Prints the GDAP relationships that end soon: lua examples/51_gdap_expiring.lua [days]
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"
local days = tonumber(arg[1] or 60)
if not days or days < 0 then
  io.stderr:write "usage: lua examples/51_gdap_expiring.lua [days]\n"
  os.exit(2)
end

partnercenter.main(function()
  local ending = 0
  for one in assert(partnercenter.workflow.gdap_expiring(partnercenter, days)):each() do
    local next_step = one.auto_extend and "extends itself"
      or one.can_auto_extend and "ends: switch auto-extend on, or ask for a new one"
      or "ends: a Global Administrator role forbids auto-extend"
    print(table.concat({ one.ends:sub(1, 10), one.days .. " days",
      one.customer_name or one.customer_id or "?", one.name, next_step }, "\t"))
    if not one.auto_extend then ending = ending + 1 end
  end
  print(("%d relationships end within %d days"):format(ending, days))
end)
