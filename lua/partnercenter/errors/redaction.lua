--- Makes text from outside safe to show: bounded, valid UTF-8, and without secrets.
local redaction = {}

-- Replaces bytes that are not UTF-8 by "?".
local function valid_utf8(text)
  return (text:gsub("[\128-\255]+", function(bytes)
    local out, i = {}, 1
    while i <= #bytes do
      local lead = bytes:byte(i)
      local size = (lead >= 0xF0 and lead < 0xF5 and 4) or (lead >= 0xE0 and lead < 0xF0 and 3)
        or (lead >= 0xC2 and lead < 0xE0 and 2) or 0
      local char = bytes:sub(i, i + size - 1)
      if size > 0 and #char == size and char:find("^.[\128-\191]+$") then
        out[#out + 1], i = char, i + size
      else
        out[#out + 1], i = "?", i + 1
      end
    end
    return table.concat(out)
  end))
end

--- Cuts text to at most `size` bytes, at a character's end.
---@param text string
---@param size integer
---@return string
function redaction.cut(text, size)
  if #text <= size then
    return text
  end
  local last = size - 3
  while last > 0 and text:byte(last + 1) >= 0x80 and text:byte(last + 1) < 0xC0 do
    last = last - 1
  end
  return text:sub(1, last) .. "..."
end

local REDACTED = "[redacted]"

local function in_any_case(word)
  return (word:gsub("%a", function(letter)
    return "[" .. letter:upper() .. letter .. "]"
  end))
end

-- A whole header "Authorization: scheme credentials".
local HEADER = in_any_case("authorization") .. "[\"']?%s*[=:]%s*[\"']?%a*%s*[^%s\"']*"

-- The fields of a form or of JSON that are secret.
local FIELDS = {}
for name in ("client_secret assertion refresh_token access_token id_token password code_verifier device_code")
  :gmatch("%S+") do
  FIELDS[#FIELDS + 1] = "(" .. in_any_case(name) .. "[\"']?%s*[=:]%s*[\"']?)[^%s&\"',;}<]+"
end

-- The signature of a shared access signature, in a query or in the text of an error.
FIELDS[#FIELDS + 1] = "(%f[%w_][Ss][Ii][Gg]=)[^%s&\"',;}<]+"

-- The characters of tokens and secrets.
local TOKEN = "[%w_~+/=.-]"

local function without_known(text, secrets)
  for _, secret in ipairs(secrets or {}) do
    if type(secret) == "string" and #secret >= 4 then
      text = text:gsub(secret:gsub("%p", "%%%0"), REDACTED)
    end
  end
  return text
end

--- Redacts the given secrets and everything that looks like a token or a secret.
---@param text string
---@param secrets? string[]
---@return string
function redaction.redact(text, secrets)
  text = without_known(text, secrets):gsub(HEADER, REDACTED)
  text = text:gsub("([Bb][Ee][Aa][Rr][Ee][Rr]%s+)" .. TOKEN .. "+", "%1" .. REDACTED)
  for _, pattern in ipairs(FIELDS) do
    text = text:gsub(pattern, "%1" .. REDACTED)
  end
  -- A signed token, or a run longer than any word, id or thumbprint:
  return (text:gsub("[%w_~+=.-]+", function(run)
    local jwt = run:find("eyJ", 1, true)
    if #run >= 80 or (jwt and run:find(".", jwt, true)) then
      return REDACTED
    end
  end))
end

--- The text of a value that a user's function raised or returned as its reason. A table's address is left
--- out. `tostring` is protected, as a `__tostring` may raise.
---@param value any
---@return string
function redaction.text_of(value)
  local kind = type(value)
  if kind == "function" or kind == "thread" then return "a " .. kind end
  local ok, text = pcall(tostring, value)
  local is_text = ok and type(text) == "string"
  if kind == "string" or is_text and not text:find("^%S+: 0?[xX]?%x+$") then return text end
  local message = kind == "table" and rawget(value, "message")
  return type(message) == "string" and message or "a " .. kind .. " without text"
end

--- Puts text on one line, without control characters.
---@param text string
---@return string
function redaction.one_line(text)
  text = text:gsub("[%z\1-\31\127]+", " "):gsub("\194[\128-\159]", " "):gsub("\226\128[\168\169]", " ")
  return (text:gsub("%s%s+", " "):gsub("^%s+", ""):gsub("%s+$", ""))
end

--- Makes the service's text safe to show. It is cut first, so that hostile bodies stay cheap; a cut run at
--- the end goes too, as it may be half a secret.
---@param text string
---@param size integer
---@param secrets? string[]
---@return string
function redaction.clean(text, size, secrets)
  text = without_known(text, secrets)
  if #text > size * 4 then
    local last = size * 4
    while last > 0 and text:find("^" .. TOKEN, last) do
      last = last - 1
    end
    text = last > 0 and text:sub(1, last) or REDACTED
  end
  return redaction.cut(redaction.redact(valid_utf8(text)), size)
end

return redaction
