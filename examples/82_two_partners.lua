-- Counts the customers of two partners in one process. Reads only, with any sign-in:
-- lua examples/82_two_partners.lua <options file> <options file>
-- Each options file is Lua and returns the options of partnercenter.new, such as
--   return { tenant_id = "...", client_id = "...", certificate = "partner-a.pem" }
local partnercenter = require "partnercenter"
if not arg[2] then
  io.stderr:write "usage: lua examples/82_two_partners.lua <options file> <options file>\n"
  os.exit(2)
end

partnercenter.main(function()
  local partners = {}
  for i = 1, 2 do partners[i] = assert(partnercenter.new(dofile(arg[i]))) end

  -- Both run at once; their tokens, limits and errors stay apart.
  local counts, errors = partnercenter.map(partners, function(client)
    local count = 0
    for _ in client:customers():each() do count = count + 1 end
    return count
  end)
  for i = 1, 2 do
    if not counts[i] then error(errors[i], 0) end
    print(("%s: %d customers"):format(tostring(partners[i]), counts[i]))
  end
end)
