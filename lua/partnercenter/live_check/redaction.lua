--- What a report may show of an answer: names of members and words of the service, never data.
local redaction = {}

local MEMBER_LONGEST, WORD_LONGEST = 60, 40
local HEX32 = "^" .. ("%x"):rep(32) .. "$"

local function is_number_like(text)
  local _, digits = text:gsub("%d", "")
  return digits > 3 or text:find(HEX32) ~= nil
end

--- A member's name, or nil where it may be an id or a name: some objects have data for keys.
---@param name string
---@return string?
function redaction.member(name)
  if #name > MEMBER_LONGEST or is_number_like(name) then return nil end
  local has_form = name:find("^%a[%w_]*$") or name:find("^%a?[%w_]*@odata%.%a+$")
  return has_form and (name:find("%l") or not name:find("%d")) and name or nil
end

--- A word of an enumeration, or nil where it may be text or an id.
---@param word string
---@return string?
function redaction.word(word)
  local has_form = #word <= WORD_LONGEST and word:find("^[%w_]+$") and word:find("%a")
  return has_form and not is_number_like(word) and word or nil
end

--- A code of the service, or nil where it may be anything else.
---@param code any
---@return string?
function redaction.code(code)
  code = tostring(code)
  return #code <= WORD_LONGEST and code:find("^[%w_.]+$") and not code:find(HEX32) and code or nil
end

return redaction
