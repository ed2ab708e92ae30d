-- Installs (once, below build/) and starts the OpenID provider of provider.mjs.

local openid_provider = {}

local PACKAGE = "oidc-provider@9.13.3"
local PLACE = "build/openid-provider"

local function output(command)
  local stream = assert(io.popen(command, "r"))
  local text = stream:read("*a")
  stream:close()
  return text
end

--- Whether node is installed.
function openid_provider.possible()
  return output("command -v node; command -v npm"):match("node\n.*npm\n") ~= nil
end

--- Installs its packages, once.
function openid_provider.install()
  if output(("grep -s '\"version\": \"%s\"' %s/node_modules/oidc-provider/package.json"):format(
    PACKAGE:match("@(.*)"), PLACE)) ~= "" then
    return
  end
  local log = output((
    "mkdir -p %s && cd %s && npm install --no-save --no-fund --no-audit --no-package-lock %s 2>&1 "
    .. "|| echo failed"):format(PLACE, PLACE, PACKAGE))
  assert(not log:find("failed\n$"), log)
end

local meta = { __index = {} }

--- Starts it; end it with `:stop()`.
---@param key string file of the public key of the app's certificate
function openid_provider.start(key)
  openid_provider.install()
  output(("cp spec/support/servers/openid_provider/provider.mjs %s/"):format(PLACE))
  local self = setmetatable({ log = os.tmpname(), answers = os.tmpname() }, meta)
  os.remove(self.answers)
  output("mkfifo " .. self.answers)
  -- It ends when its input pipe is closed, and so with this process.
  self.input = assert(io.popen(("node %s/provider.mjs %s %s > %s 2> %s.err"):format(
    PLACE, self.log, key, self.answers, self.log), "w"))
  local port = assert(io.open(self.answers)):read("*l")
  self.url = "http://127.0.0.1:" .. tostring(port)
  assert(port, "the provider did not start")
  return self
end

--- The bodies of the requests received, by path: `/token`, `/devicecode`.
function meta.__index:bodies(path)
  local found = {}
  for line in io.lines(self.log) do
    local where, body = line:match("^(%S+) (.*)$")
    if where:sub(-#path) == path then
      found[#found + 1] = body
    end
  end
  return found
end

function meta.__index:stop()
  self.input:close()
  os.remove(self.log)
  os.remove(self.log .. ".err")
  os.remove(self.answers)
end

return openid_provider
