--- Bodies of several files, as multipart/form-data.
local check = require "partnercenter.arguments.check"
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"

local invalid = errors.invalid

local multipart = {}

local PART = '--%s\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s\r\n\r\n'

-- What browsers do with the characters that would end the name.
local function quoted(name)
  return (name:gsub('[\r\n"]', { ["\r"] = "%0D", ["\n"] = "%0A", ['"'] = "%22" }))
end

---@class partnercenter.File
---@field name string           of the file
---@field content string        its bytes
---@field content_type string?  application/octet-stream unless said otherwise
---@field field string?         name of the form's field, "files" unless said otherwise

--- Encodes files.
---@param files partnercenter.File[]
---@return string? body
---@return partnercenter.error? err
---@return string? content_type
function multipart.encode(files)
  local boundary, parts = core.guid(), {}
  for i, file in ipairs(files) do
    local fits = type(file) == "table" and type(file.name) == "string" and type(file.content) == "string"
    if not fits then return invalid("body: file %d needs a name and its content, as text", i) end
    local content_type, field = file.content_type or "application/octet-stream", file.field or "files"
    for _, part in ipairs({ { "name", file.name }, { "field", field }, { "content_type", content_type } }) do
      local ok, problem = check.utf8(part[2])
      if not ok then return invalid("body: file %d: %s %s", i, part[1], problem) end
    end
    if not check.header_value(content_type) then return invalid("body: file %d: bad content_type", i) end
    parts[#parts + 1] = PART:format(boundary, quoted(field), quoted(file.name), content_type)
    parts[#parts + 1] = file.content .. "\r\n"
  end
  if not parts[1] then return invalid("body: a list of files is expected") end
  parts[#parts + 1] = "--" .. boundary .. "--\r\n"
  return table.concat(parts), nil, "multipart/form-data; boundary=" .. boundary
end

return multipart
