-- Seek paging: an envelope whose links carry a continuation token in their headers.
-- luacheck: read globals ngx

local json = require "partnercenter.simulator.json"

local M = {}

local function token(at) return ngx.encode_base64(json.encode(at)) end

---Reads a continuation token.
---@param text string
---@return table|nil at offset, size, filter
function M.position(text)
  local decoded = ngx.decode_base64(text)
  local at = decoded and json.decode(decoded)
  if type(at) ~= "table" or type(at.offset) ~= "number" or type(at.size) ~= "number" then return nil end
  return at
end

local prefixes = { plain = "/", bare = "", v1 = "/v1/", loop = "/", double = "/" }

local function prefix(call)
  local form = call.settings.links
  if form == "absolute" then
    return ("%s://%s/v1/"):format(call.request.scheme, call.request.header("Host") or "127.0.0.1")
  elseif form == "foreign" then
    return "https://elsewhere.example/v1/"
  end
  return prefixes[form]
end

local function link(uri, headers) return { uri = uri, method = "GET", headers = json.array(headers) } end

local function seek(call, name, operation, at)
  local query = ("size=%d&seekOperation=%s"):format(at.size, operation)
  local uri = prefix(call) .. name .. "?" .. query
  if call.settings.links == "double" then uri = uri:gsub("&", "?") end
  return link(uri, { { key = "MS-ContinuationToken", value = token(at) } })
end

local function links(call, name, at, total)
  local query = call.request.uri:match("%?(.*)$")
  local result = { self = link(prefix(call) .. name .. (query and "?" .. query or "")) }
  local last = at.size == 0 or at.offset + at.size >= total
  if not last then
    local offset = call.settings.links == "loop" and at.offset or at.offset + at.size
    result.next = seek(call, name, "Next", { offset = offset, size = at.size, filter = at.filter })
  end
  if at.offset > 0 then
    local offset = math.max(0, at.offset - at.size)
    result.previous = seek(call, name, "Previous", { offset = offset, size = at.size, filter = at.filter })
  end
  return result
end

---Makes the envelope of one page.
---@param call table
---@param name string the collection, such as "customers"
---@param items table[] all items
---@param at table offset, size (0: all), filter
---@param view fun(item: table): table
---@return table value
function M.envelope(call, name, items, at, view)
  local page = json.array()
  local stop = at.size == 0 and #items or math.min(#items, at.offset + at.size)
  for index = at.offset + 1, stop do page[#page + 1] = view(items[index]) end
  local counting = call.settings.total_count
  local value = { items = page, attributes = { objectType = "Collection" } }
  if counting ~= "none" then value.totalCount = counting == "page" and #page or #items end
  if call.settings.links ~= "none" then value.links = links(call, name, at, #items) end
  return value
end

return M
