--- Names the keys in Redis: one hash tag for each tenant, so that all of them stand in one slot of a cluster.
local core = require "partnercenter.core"

local keys = {}

local LAYOUT = "pc1" -- versions of the library with another layout never read these keys
local TAG = 16 -- hexadecimal digits
local DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

-- The first digits of a base64url text as hexadecimal ones.
local function hexadecimal(text, count)
  local out, bits, value = {}, 0, 0
  for char in text:gmatch "." do
    bits, value = bits + 6, value * 64 + DIGITS:find(char, 1, true) - 1
    while bits >= 4 and #out < count do
      bits = bits - 4
      local unit = 2 ^ bits
      local digit = math.floor(value / unit)
      value = value - digit * unit
      out[#out + 1] = ("%x"):format(digit)
    end
  end
  return table.concat(out)
end

--- What all keys of a tenant begin with, such as "pc1:{0123456789abcdef}:".
---@param authority string? the address of the sign-in
---@param tenant string?
---@return string
function keys.prefix(authority, tenant)
  authority, tenant = authority or "", (tenant or ""):lower()
  local digest = core.sha256(("%d:%s%d:%s"):format(#authority, authority, #tenant, tenant))
  return ("%s:{%s}:"):format(LAYOUT, hexadecimal(digest, TAG))
end

return keys
