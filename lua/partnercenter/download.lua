--- Results that are files: written aside and renamed, or handed on in pieces.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"

local download = {}

--- What the option `to` may be: a path, or a function that gets the bytes piece by piece.
download.TYPES = "string|function"

local PIECE = 65536

local function cannot(what, reason)
  return nil, errors.new("invalid_argument", { message = ("to: %s (%s)"):format(what, reason or "unknown") })
end

local function hand_on(text, fn)
  for at = 1, #text, PIECE do
    fn(text:sub(at, at + PIECE - 1))
  end
  return #text
end

local function write(file, aside, path, text)
  local ok, reason = file:write(text)
  if ok then ok, reason = file:close() else file:close() end
  if ok then ok, reason = os.rename(aside, path) end
  if ok then return #text end
  os.remove(aside)
  return cannot("the file could not be written", reason)
end

--- Puts what a call gives where it is wanted. A file is there whole or not at all.
---@param to string|fun(bytes: string)
---@param call fun(): string?, partnercenter.error?
---@return integer? size in bytes
---@return partnercenter.error?
function download.to(to, call)
  local text, err
  if type(to) == "function" then
    text, err = call()
    if not text then return nil, err end
    return hand_on(text, to)
  end
  local aside = to .. "." .. core.guid()
  local file, reason = io.open(aside, "wb")
  if not file then return cannot("the file cannot be written", reason) end
  text, err = call()
  if text then return write(file, aside, to, text) end
  file:close()
  os.remove(aside)
  return nil, err
end

return download
