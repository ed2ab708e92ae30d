--- Results that are files: the core writes them to disk as they arrive, so their size is not memory's matter.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"

local download = {}

--- What the option `to` may be: a path, or a function that gets the bytes piece by piece.
download.TYPES = "string|function"

local PIECE = 65536

local function cannot(reason)
  local message = "to: the file cannot be written: " .. tostring(reason)
  return nil, errors.new("invalid_argument", { message = message })
end

-- In the directory it is meant for, so that it can be renamed; else wherever the system puts such files.
local function open_aside(to)
  local path = type(to) == "string" and to .. "." .. core.guid() or os.tmpname()
  local file, reason = io.open(path, "wb")
  if not file then return cannot(reason) end
  file:close()
  return path
end

-- The pieces are handed on once all are there: a failed attempt may be made again, a piece not taken back.
local function hand_on(path, fn)
  local file, reason = io.open(path, "rb")
  os.remove(path) -- it lives on until it is closed
  if not file then return cannot(reason) end
  local size = 0
  for piece in function() return file:read(PIECE) end do
    size = size + #piece
    fn(piece)
  end
  file:close()
  return size
end

local function put_in_place(path, to)
  local file, reason = io.open(path, "rb")
  local size = file and file:seek("end")
  if file then file:close() end
  local done
  if size then done, reason = os.rename(path, to) end
  if done then return size end
  os.remove(path)
  return cannot(reason)
end

--- Puts what a call gives where it is wanted. A file is there whole or not at all.
---@param to string|fun(bytes: string)
---@param call fun(path: string): any, partnercenter.error? makes the call, whose body goes to that file
---@return integer? size in bytes
---@return partnercenter.error?
function download.to(to, call)
  local path, err = open_aside(to)
  if not path then return nil, err end
  local done
  done, err = call(path)
  if not done then
    os.remove(path)
    return nil, err
  end
  if type(to) == "function" then return hand_on(path, to) end
  return put_in_place(path, to)
end

return download
