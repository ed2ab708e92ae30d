--- The body of a request, and the ETag in it.
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"
local lazy = require "partnercenter.loader.lazy"

local multipart = lazy "partnercenter.call.request.multipart"
local query = lazy "partnercenter.call.request.query"

local invalid = errors.invalid

local request_body = {}

--- The ETag in a record, as a header wants it: the hosts write it with its quotes or without.
---@param record any
---@return string?
function request_body.etag(record)
  if type(record) ~= "table" then return nil end
  local attributes = type(record.attributes) == "table" and record.attributes or {}
  local etag = attributes.etag or record["@odata.etag"] or record.eTag
  if type(etag) ~= "string" or etag == "" then return nil end
  return etag:find('^W?/?"') and etag or '"' .. etag .. '"'
end

local function form(fields)
  local text, err = query.encode(fields)
  return text, err, "application/x-www-form-urlencoded"
end

local function files(list)
  return multipart.encode(list)
end

local CODINGS = { form = form, files = files }

--- Puts a body into the request.
---@param out table the request for the engine
---@param body any to be encoded as JSON, unless it is a form
---@param takes string? as in a resource file
---@return boolean? ok
---@return table? err
function request_body.put(out, body, takes)
  if CODINGS[takes] then
    local text, err, content_type = CODINGS[takes](body)
    out.body, out.content_type = text, content_type
    return text and true, err
  end
  if takes and takes:find("%[%]$") and not json.is_array(body) then
    if next(body) ~= nil then return invalid("body: an array is expected") end
    body = json.array({})
  end
  local text, err = json.encode(body)
  if not text then return invalid("body: %s", err.message) end
  out.body, out.content_type = text, "application/json"
  return true
end

return request_body
