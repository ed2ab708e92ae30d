--- Reads and writes the webhook's registration.
local registration = {}

local LISTED_MAX = 8

--- The registration; only nil where there is none.
---@param run partnercenter.Run
---@return table? record
---@return partnercenter.error? err
function registration.read(run)
  local record, err = run.client:webhook_registration():get(run:call())
  if record == nil then return nil, err.status ~= 404 and err or nil end
  if type(record) ~= "table" or type(record.WebhookUrl) ~= "string" then
    return run:fail("protocol", "the answer is not a registration with a WebhookUrl", { data = record })
  end
  return record
end

local function set_of(names)
  local set = {}
  for _, name in ipairs(type(names) == "table" and names or {}) do
    set[name] = true
  end
  return set
end

local function missing(from, names)
  local set, found = set_of(from), {}
  for _, name in ipairs(type(names) == "table" and names or {}) do
    if not set[name] then found[#found + 1] = name end
  end
  return found
end

local function list(names)
  if #names <= LISTED_MAX then return table.concat(names, ", ") end
  return ("%s and %d more"):format(table.concat(names, ", ", 1, LISTED_MAX), #names - LISTED_MAX)
end

-- The differences in words.
local function differences(record, body)
  local parts = {}
  if record.WebhookUrl ~= body.WebhookUrl then
    parts[#parts + 1] = ("deliver to %s instead of %s"):format(body.WebhookUrl, record.WebhookUrl)
  end
  local added = missing(record.WebhookEvents, body.WebhookEvents)
  local removed = missing(body.WebhookEvents, record.WebhookEvents)
  if added[1] then parts[#parts + 1] = "add " .. list(added) end
  if removed[1] then parts[#parts + 1] = "remove " .. list(removed) end
  local ms_header = body.SignatureTokenToMsSignatureHeader
  if ms_header ~= nil and ms_header ~= record.SignatureTokenToMsSignatureHeader then
    parts[#parts + 1] = "put the signature into " .. (ms_header and "x-ms-signature" or "Authorization")
  end
  return parts
end

--- The body that a registration needs, and the change in words; no words where nothing differs.
---@param record table? the registration
---@param wish { url: string, events: string[], ms_header: boolean? }
---@return table body
---@return string? step
function registration.change(record, wish)
  local body = { WebhookUrl = wish.url, WebhookEvents = wish.events }
  if wish.ms_header ~= nil then
    body.SignatureTokenToMsSignatureHeader = wish.ms_header
  elseif record and type(record.SignatureTokenToMsSignatureHeader) == "boolean" then
    body.SignatureTokenToMsSignatureHeader = record.SignatureTokenToMsSignatureHeader -- a write replaces all
  end
  if not record then
    return body, ("register %s for %d events: %s"):format(wish.url, #wish.events, list(wish.events))
  end
  local parts = differences(record, body)
  return body, parts[1] and "change the registration: " .. table.concat(parts, "; ") or nil
end

--- Writes a registration.
---@param run partnercenter.Run
---@param record table? the one before
---@param body table
---@return table? record
---@return partnercenter.error? err
function registration.write(run, record, body)
  local handle = run.client:webhook_registration()
  local answer, err
  if record then
    answer, err = handle:replace(body, run:call())
  else
    answer, err = handle:create(body, run:call())
  end
  if not answer then return nil, err end
  if type(answer) ~= "table" or answer.WebhookUrl ~= body.WebhookUrl then
    return run:fail("protocol", "the answer does not name the registered URL", { data = answer })
  end
  return answer
end

--- The result of a workflow: the registration's members, and more.
---@param record table
---@param more table
---@return table
function registration.result(record, more)
  local result = {}
  for name, value in pairs(record) do
    result[name] = value
  end
  for name, value in pairs(more) do
    result[name] = value
  end
  return result
end

return registration
