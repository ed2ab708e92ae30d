--- Results that are files: the core writes them to disk as they arrive, so memory does not grow with them. A
--- file appears when it is whole and of the kind that the call promises, or not at all.
local core = require "partnercenter.core"
local errors = require "partnercenter.errors"
local lazy = require "partnercenter.loader.lazy"

local failures = lazy "partnercenter.call.failure"

local download = {}

local HEAD = 1024 -- bytes that tell what a file is

local NAMES = { pdf = "a PDF", csv = "CSV", ["csv|zip"] = "CSV or a ZIP archive", any = "a file" }

-- What every file of a kind begins with.
local MAGIC = { pdf = "^\239?\187?\191?%s*%%PDF%-", zip = "^PK[\3\5\7]" }

local function has_magic(kinds, head)
  for kind in kinds:gmatch("%l+") do
    if MAGIC[kind] and head:find(MAGIC[kind]) then return true end
  end
  return false
end

-- What a service or a proxy sends in place of a file.
local function stand_in(head)
  local text = head:gsub("^\239\187\191", ""):gsub("^%s+", ""):sub(1, HEAD):lower()
  if text == "" then return "empty" end
  if text:find("^<!doctype html") or text:find("^<html") or text:find("^<head") then return "HTML" end
  if text:find("^<%?xml") or text:find("^<") then return "XML or HTML" end
  if text:find("^[{%[]") then return "JSON" end
end

-- What is wrong with a file that begins like that. Only a PDF and an archive prove what they are; the labels
-- of answers are no help, as even documented ones are wrong.
local function problem(kinds, head)
  if has_magic(kinds, head) then return nil end
  local found = stand_in(head)
  if found then return found end
  local proves = kinds ~= "any" and not kinds:find("csv", 1, true)
  return (proves or (kinds ~= "any" and head:find("%z"))) and "something else" or nil
end

-- The service's own words stay, where it has sent an error with a status of success.
local function refuse(answer, kinds, head, found)
  local said = { text = found == "JSON" and head or "" }
  local err = failures.about("protocol", setmetatable(said, { __index = answer }))
  local message = ("%s expected, the answer is %s"):format(NAMES[kinds], found)
  if found == "JSON" and err.description then message = message .. ": " .. err.description end
  return nil, errors.with(err, { message = message })
end

local function cannot(reason)
  return nil, errors.new("invalid_argument", { message = "to: the file cannot be written: " .. reason })
end

-- The pieces are handed on once all are there: a failed attempt may be made again, a piece not taken back.
local function hand_on(file, fn)
  local size = 0
  while true do
    local piece, reason = file:read(size)
    if not piece then return cannot(reason) end
    if piece == "" then return size end
    size = size + #piece
    fn(piece)
  end
end

local function put_in_place(file)
  local size = file:size()
  local done, reason = file:keep()
  if not done then return cannot(reason) end
  return size
end

local function to_file(kinds, to, call)
  local file, reason = core.download(type(to) == "string" and to or nil)
  if not file then return cannot(reason) end
  local answer, err = call(file:fd())
  if not answer then
    file:drop()
    return nil, err
  end
  local head = file:read(0) or ""
  local found = problem(kinds, head:sub(1, HEAD))
  if found then
    file:drop()
    return refuse(answer, kinds, head, found)
  elseif type(to) == "string" then
    return put_in_place(file)
  end
  return hand_on(file, to)
end

--- Makes a call whose result is a file.
---@param kinds string what the file is: "pdf", "csv", "csv|zip" or "any"
---@param to string|(fun(bytes: string))|nil where it is wanted
---@param call fun(descriptor: integer?): partnercenter.Answer?, partnercenter.error? sends it
---@return string|integer|nil the bytes, or how many went where they were wanted
---@return partnercenter.error?
function download.get(kinds, to, call)
  if to then return to_file(kinds, to, call) end
  local answer, err = call()
  if not answer then return nil, err end
  local found = problem(kinds, answer.text:sub(1, HEAD))
  if found then return refuse(answer, kinds, answer.text, found) end
  return answer.text
end

return download
