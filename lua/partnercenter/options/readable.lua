--- Reads the files that options and variables name, and says why one is of no use.
local check = require "partnercenter.arguments.check"
local environment = require "partnercenter.options.environment"

local readable = {}

local CERTIFICATE = "%-%-%-%-%-BEGIN [%u%d ]*CERTIFICATE%-%-%-%-%-"
local MARK_MAX, CHUNK, TEXT_MAX = 64, 65536, 1048576 -- bytes

--- A path as it may be shown.
---@param path string
---@return string
function readable.shown(path)
  return #path <= 256 and check.header_value(path) and "'" .. path .. "'" or "(not shown)"
end

-- What the system says, without the path before it.
local function plain(reason)
  return (tostring(reason):gsub("^.*: ", ""))
end

--- Why a file cannot be read, or nil.
---@param path string
---@return string?
function readable.why_not(path)
  local file, reason = io.open(path, "rb")
  if not file then return plain(reason) end
  local byte, why = file:read(1)
  file:close()
  return not byte and (why and plain(why) or "it is empty") or nil
end

--- Why a directory cannot be read, or nil.
---@param path string
---@return string?
function readable.why_no_directory(path)
  local file, reason = io.open(path .. "/.", "rb")
  if not file then return plain(reason) end
  file:close()
  return nil
end

--- Why a file is no bundle of certificates, or nil; else it would fail at the first handshake.
---@param path string
---@return string?
function readable.why_no_bundle(path)
  local reason = readable.why_not(path)
  if reason then return reason end
  local file, found, text = io.open(path, "rb"), nil, ""
  local chunk = file and file:read(CHUNK)
  while chunk and not found do
    text = text:sub(-MARK_MAX) .. chunk -- the mark may lie across
    found = text:find(CERTIFICATE)
    chunk = file:read(CHUNK)
  end
  if file then file:close() end
  return not found and "it holds no PEM certificate" or nil
end

--- The text of a file, or nil and why there is none.
---@param path string
---@return string?
---@return string? reason
function readable.text(path)
  local file, reason = io.open(path, "rb")
  if not file then return nil, plain(reason) end
  local text, why = file:read(TEXT_MAX)
  file:close()
  return not why and (text or "") or nil, why and plain(why)
end

--- What the core says of the certificate credential ("option: what is wrong"), with names and files.
---@param message string
---@param config table
---@return string
function readable.explain(message, config)
  local option, what = message:match("^(%l[%l_]*): (.*)$")
  if not option or not config[option] then return message end
  local password = option == "private_key_password"
  local source = password and (config.private_key or config.certificate) or config[option]
  local path = not source:find("-----BEGIN", 1, true) and readable.shown(source)
  if path and password then
    what = what .. " in " .. path
  elseif path then
    what = what:gsub("^it ", function() return "file " .. path .. " " end)
      :gsub("^its ", function() return "file " .. path .. ": its " end)
      :gsub("^the PKCS#12 file", function() return "file " .. path end)
  end
  if config.credential_source == "environment" then
    what = what:gsub("give private_key_password", "set AZURE_CLIENT_CERTIFICATE_PASSWORD")
      :gsub("give private_key$", "put it into the same file")
  end
  return ("%s: %s"):format(environment.name_of(config, option), what)
end

return readable
