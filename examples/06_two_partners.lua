-- Counts the customers of two partners in one process, with any credentials:
-- lua examples/06_two_partners.lua <options file> <options file>
-- Each options file is Lua and returns the options of partnercenter.new, such as
--   return { tenant_id = "...", client_id = "...", certificate = "partner-a.pem" }
local partnercenter = require "partnercenter"
if not arg[2] then
  io.stderr:write "usage: lua examples/06_two_partners.lua <options file> <options file>\n"
  os.exit(2)
end

local function fail(err) -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(err):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  io.stderr:write(tostring(err), "\n")
  os.exit(1)
end

local function main()
  local partners = {}
  for i = 1, 2 do
    local client, err = partnercenter.new(dofile(arg[i]))
    if not client then error(err, 0) end
    partners[i] = client
  end

  -- Both run at once; their tokens, limits and errors stay apart.
  local counts, errs = partnercenter.map(partners, function(client)
    local count = 0
    for _ in client:customers():each() do count = count + 1 end
    return count
  end)
  for i = 1, 2 do
    if not counts[i] then error(errs[i], 0) end
    print(("%s: %d customers"):format(tostring(partners[i]), counts[i]))
  end
end

local ok, err = pcall(main)
if not ok then fail(err) end
