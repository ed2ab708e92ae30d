--- Bodies of several parts, as multipart/form-data: files, and JSON values such as the metadata of an order.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local json = require "partnercenter.json"

local invalid = errors.invalid

local multipart = {}

local HEAD = "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"

-- What browsers do with the characters that would end the name.
local function quoted(name)
  return (name:gsub('[\r\n"]', { ["\r"] = "%0D", ["\n"] = "%0A", ['"'] = "%22" }))
end

---@class partnercenter.File a part of a form: a file, or a field with a JSON value
---@field name string?          of the file
---@field content string?       its bytes
---@field content_type string?  application/octet-stream unless said otherwise
---@field field string?         name of the form's field, "files" unless said otherwise
---@field value any             what a field holds that is no file

-- The three texts of a part that is a file.
local function file_part(file)
  if type(file.name) ~= "string" or type(file.content) ~= "string" then return nil end
  local field, content_type = file.field or "files", file.content_type or "application/octet-stream"
  for _, text in ipairs({ { "name", file.name }, { "field", field }, { "content_type", content_type } }) do
    local ok, problem = check.utf8(text[2])
    if not ok then return nil, ("%s %s"):format(text[1], problem) end
  end
  if not check.header_value(content_type) then return nil, "bad content_type" end
  return ('name="%s"; filename="%s"'):format(quoted(field), quoted(file.name)), content_type, file.content
end

-- The three texts of a part that holds a value.
local function value_part(part)
  if type(part.field) ~= "string" then return nil, "a value needs the name of its field" end
  local ok, problem = check.utf8(part.field)
  if not ok then return nil, "field " .. problem end
  local text, err = json.encode(part.value)
  if not text then return nil, err.message end
  return ('name="%s"'):format(quoted(part.field)), "application/json", text
end

--- Encodes the parts of a form.
---@param parts partnercenter.File[]
---@return string? body
---@return partnercenter.error? err
---@return string? content_type
function multipart.encode(parts)
  local boundary, out = core.guid(), {}
  for i, part in ipairs(parts) do
    local disposition, content_type, content
    if type(part) == "table" then
      disposition, content_type, content = (part.value ~= nil and value_part or file_part)(part)
    end
    if not disposition then
      if content_type then return invalid("body: file %d: %s", i, content_type) end
      return invalid("body: file %d needs a name and its content, as text", i)
    end
    out[#out + 1] = HEAD:format(boundary, disposition, content_type)
    out[#out + 1] = content .. "\r\n"
  end
  if not out[1] then return invalid("body: a list of files is expected") end
  out[#out + 1] = "--" .. boundary .. "--\r\n"
  return table.concat(out), nil, "multipart/form-data; boundary=" .. boundary
end

return multipart
