--- The settings, the client and the messages of the app.
local app = {}

local settings = {}
local client

--- Sets options. `:PartnerCenter` also works without.
---@param options {client: table|nil, concurrency: integer|nil} client: options of
--- `partnercenter.new`; concurrency: lookups in flight at once (32)
function app.setup(options)
  settings, client = options, nil
end

function app.concurrency()
  return settings.concurrency
end

--- The client. A failure is not remembered, so a missing variable can be set and the call repeated.
---@return table|nil client
---@return table|nil err
function app.client()
  if not client then
    local made, err = require("partnercenter").new(settings.client)
    if not made then
      return nil, err
    end
    client = made
  end
  return client
end

--- Shows an error in one line, so that no "Press ENTER" prompt appears.
---@param problem string|table a text or an error of the library
function app.complain(problem)
  if type(problem) == "table" then
    problem = ("%s: %s"):format(problem.kind, problem.message)
  end
  local line = ("PartnerCenter: " .. problem):match "^[^\n]*"
  vim.notify(vim.fn.strcharpart(line, 0, vim.o.columns - 14), vim.log.levels.ERROR)
end

-- Short, as the message has one line.
local function advice(why)
  if not why:find "the core cannot be loaded" and not why:find "rebuild" then
    return "no library: see :checkhealth partnercenter"
  elseif vim.g.partnercenter_sources then
    return "build the core first, with :PartnerCenter build"
  end
  return "no core: see :checkhealth partnercenter"
end

--- Opens the buffer of customers, or goes to it.
function app.open()
  local found, why = pcall(require, "partnercenter")
  if found then
    require("partnercenter_app.customers").open()
  else
    app.complain(advice(tostring(why)))
  end
end

return app
