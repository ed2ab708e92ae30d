-- What the app shares: its settings and its client.

local M = {}

local settings = {}
local client

---Sets options; `:PartnerCenter` works without.
---@param options {client: table|nil, concurrency: integer|nil} client: what `partnercenter.new` takes;
---concurrency: lookups under way at once (32)
function M.setup(options)
  settings, client = options, nil
end

function M.concurrency()
  return settings.concurrency
end

---The client, made when there is none. What is missing in the environment can be set and tried again.
---@return table|nil client
---@return table|nil err
function M.client()
  if not client then
    local made, err = require("partnercenter").new(settings.client)
    if not made then
      return nil, err
    end
    client = made
  end
  return client
end

---Says that something went wrong, in one line of the screen, so that nobody has to press a key for it.
---@param what string|table a text or an error of the library
function M.complain(what)
  if type(what) == "table" then
    what = ("%s: %s"):format(what.kind, what.message)
  end
  local line = ("PartnerCenter: " .. what):match "^[^\n]*"
  vim.notify(vim.fn.strcharpart(line, 0, vim.o.columns - 14), vim.log.levels.ERROR)
end

---Opens the buffer of customers, or goes to it.
function M.open()
  local found, why = pcall(require, "partnercenter")
  if found then
    require("partnercenter_app.customers").open()
  else
    M.complain(why)
  end
end

return M
