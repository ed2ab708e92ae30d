--- Issues and checks the shared access signatures of exported blobs.
-- luacheck: read globals ngx
local sas = {}

local SECRET = "the simulator's own key for signatures"

local function signature(folder, expiry)
  return ngx.encode_base64(ngx.hmac_sha1(SECRET, folder:lower() .. "\n" .. expiry))
end

local function iso(time) return os.date("!%Y-%m-%dT%H:%M:%SZ", time) end

--- Returns the query, without "?", that lets its holder read a folder.
---@param folder string path
---@param life number seconds
---@return string
function sas.issue(folder, life)
  local expiry = iso(ngx.time() + math.floor(life))
  return ngx.encode_args {
    sv = "2024-05-04", se = expiry, sr = "d", sdd = "7", sp = "rl", sig = signature(folder, expiry),
  }
end

--- Says why a query gives no access to a folder.
---@param folder string path
---@param query table<string, string>
---@return string|nil reason
function sas.problem(folder, query)
  if not query.sig or not query.se then return "Signature fields are missing" end
  if query.sig ~= signature(folder, query.se) then return "Signature did not match" end
  if query.se <= iso(ngx.time()) then
    return "Signature not valid in the specified time frame: Expiry [" .. query.se .. "]"
  end
end

return sas
