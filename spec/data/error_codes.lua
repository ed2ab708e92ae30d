--- Generates lua/partnercenter/errors/codes.lua from spec/data/errors.tsv. At the top of the checkout:
---   lua5.4 spec/data/error_codes.lua > lua/partnercenter/errors/codes.lua
local error_codes = {}

--- The text of the data file for these tab-separated rows: status, code, meaning.
---@param tsv string
---@return string
function error_codes.generate(tsv)
  local out = {
    "--- Meanings of error codes: HTTP status -> code -> meaning. Status \"-\": unknown, or nested",
    "--- in a successful answer. Code \"-\": the bare status.",
    "-- Generated from spec/data/errors.tsv by spec/data/error_codes.lua.",
    "-- luacheck: no max line length",
    "return {",
  }
  local statuses, rows = {}, {}
  for line in tsv:gsub("^[^\n]*\n", ""):gmatch("[^\r\n]+") do
    local status, code, meaning = line:match("^([^\t]+)\t([^\t]+)\t([^\t]+)$")
    assert(status, "not a row: " .. line)
    if not rows[status] then
      rows[status] = {}
      statuses[#statuses + 1] = status
    end
    assert(not rows[status][code], "twice: " .. line)
    rows[status][code] = true
    -- The token endpoint's codes are in errors/sign_in_hints.lua.
    if not (meaning:find("^token endpoint:") or meaning:find("^device code flow:")) then
      table.insert(rows[status], ("    [%q] = %q,"):format(code, meaning))
    end
  end
  table.sort(statuses)
  for _, status in ipairs(statuses) do
    out[#out + 1] = ("  [%q] = {"):format(status)
    out[#out + 1] = table.concat(rows[status], "\n")
    out[#out + 1] = "  },"
  end
  out[#out + 1] = "}\n"
  return table.concat(out, "\n")
end

if arg and arg[0] and arg[0]:find("error_codes%.lua$") then
  local file = assert(io.open("spec/data/errors.tsv", "rb"))
  io.stdout:write(error_codes.generate(file:read("*a")))
  file:close()
end

return error_codes
