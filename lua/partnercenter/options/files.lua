--- Reads the files that options and variables name, or says why one cannot be used.
local check = require "partnercenter.arguments.check"

local files = {}

local CERTIFICATE = "%-%-%-%-%-BEGIN [%u%d ]*CERTIFICATE%-%-%-%-%-"
local MARK_MAX, CHUNK, TEXT_MAX = 64, 65536, 1048576 -- bytes

--- A path in quotes for a message; long ones and those with control characters are not shown.
---@param path string
---@return string
function files.quoted(path)
  return #path <= 256 and check.header_value(path) and "'" .. path .. "'" or "(not shown)"
end

-- The system's reason without the path before it.
local function bare(reason)
  return (tostring(reason):gsub("^.*: ", ""))
end

--- Why a file cannot be read, or nil.
---@param path string
---@return string?
function files.problem(path)
  local file, reason = io.open(path, "rb")
  if not file then return bare(reason) end
  local byte, why = file:read(1)
  file:close()
  return not byte and (why and bare(why) or "it is empty") or nil
end

--- Why a directory cannot be read, or nil.
---@param path string
---@return string?
function files.directory_problem(path)
  local file, reason = io.open(path .. "/.", "rb")
  if not file then return bare(reason) end
  file:close()
  return nil
end

--- Why a file is no bundle of certificates, or nil. Without this check the first handshake would fail.
---@param path string
---@return string?
function files.bundle_problem(path)
  local problem = files.problem(path)
  if problem then return problem end
  local file, found, text = io.open(path, "rb"), nil, ""
  local chunk = file and file:read(CHUNK)
  while chunk and not found do
    text = text:sub(-MARK_MAX) .. chunk -- the mark may span two chunks
    found = text:find(CERTIFICATE)
    chunk = file:read(CHUNK)
  end
  if file then file:close() end
  return not found and "it holds no PEM certificate" or nil
end

--- The text of a file, at most 1 MiB of it.
---@param path string
---@return string?
---@return string? problem
function files.text(path)
  local file, reason = io.open(path, "rb")
  if not file then return nil, bare(reason) end
  local text, why = file:read(TEXT_MAX)
  file:close()
  return not why and (text or "") or nil, why and bare(why)
end

return files
