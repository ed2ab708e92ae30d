--- The report of a live check: the operations, and how their answers differ from the rows and models. It
--- holds no name, id or amount of the partner or a customer.
local core = require "partnercenter.core"
local json = require "partnercenter.json"
local redaction = require "partnercenter.live_check.redaction"
local version = require "partnercenter.version"

local report = {}

---@class partnercenter.LiveOperation one line of a live check
---@field name string        of the operation, as in the table of all calls
---@field method string
---@field host partnercenter.Host
---@field path string        template
---@field outcome "same"|"absent"|"differs"|"failed"|"skipped" absent: there is no such record
---@field status integer?    HTTP status
---@field kind partnercenter.ErrorKind|nil of a failure
---@field code string?       the service's
---@field reason string?     why the operation was skipped
---@field differences partnercenter.Difference[]

---@class partnercenter.LiveReport
---@field versions { partnercenter: string, libcurl: string, lua: string }
---@field cloud string
---@field credential string  kind of credential
---@field token partnercenter.Account|nil
---@field operations partnercenter.LiveOperation[]
---@field counts table<string, integer> operations by outcome
---@field differences integer differing members and failed operations

local OUTCOMES = { "differs", "failed", "absent", "same", "skipped" }

local meta = { __name = "partnercenter.live_report" }

--- Makes an empty report.
---@param about partnercenter.Report of the client
---@return partnercenter.LiveReport
function report.new(about)
  local jit = rawget(_G, "jit")
  local counts = {}
  for _, outcome in ipairs(OUTCOMES) do counts[outcome] = 0 end
  return setmetatable({
    versions = {
      partnercenter = version, libcurl = core.curl_version,
      lua = type(jit) == "table" and jit.version or _VERSION,
    },
    cloud = about.cloud, credential = about.credential, token = about.token,
    operations = json.array {}, counts = counts, differences = 0,
  }, meta)
end

--- Makes the line of an operation.
---@param row table of api/data/
---@param outcome string
---@param more table its other fields
---@return partnercenter.LiveOperation
function report.line(row, outcome, more)
  more.name, more.method, more.host, more.path = row.name, row[2], row.host or "api", row[3]
  more.outcome, more.differences = outcome, more.differences or json.array {}
  more.code = more.code and redaction.code(more.code)
  return more
end

--- Adds a line.
---@param made partnercenter.LiveReport
---@param line partnercenter.LiveOperation
function report.add(made, line)
  made.operations[#made.operations + 1] = line
  made.counts[line.outcome] = made.counts[line.outcome] + 1
  made.differences = made.differences + #line.differences + (line.outcome == "failed" and 1 or 0)
end

local function difference_text(difference)
  local member = difference.member == "" and "the body" or difference.member
  if difference.difference == "type" then
    return ("%s: %s expected, got %s"):format(member, difference.expected, difference.found)
  elseif difference.difference == "spelling" then
    return ("%s: the models spell it %s"):format(member, difference.expected)
  end
  return ("%s: %s (%s)"):format(member, difference.difference, difference.value or difference.found)
end

local function remark(line)
  if line.outcome == "failed" then return line.kind .. (line.code and ", code " .. line.code or "") end
  return line.reason or ""
end

function meta.__tostring(made)
  local out = {
    ("partnercenter %s, %s, %s, cloud %s, %s%s"):format(made.versions.partnercenter, made.versions.libcurl,
      made.versions.lua, made.cloud, made.credential, made.token and " (" .. made.token .. ")" or ""),
    "", "",
  }
  local counted = {}
  for _, outcome in ipairs(OUTCOMES) do
    counted[#counted + 1] = ("%d %s"):format(made.counts[outcome], outcome)
    for _, line in ipairs(made.operations) do
      if line.outcome == outcome then
        local status = line.status and ("%d"):format(line.status) or ""
        local text = ("%-8s %-3s %-42s %s"):format(outcome, status, line.name, remark(line))
        out[#out + 1] = text:match("^(.-) *$")
        for _, difference in ipairs(line.differences) do
          out[#out + 1] = (" "):rep(13) .. difference_text(difference)
        end
      end
    end
  end
  out[2] = ("%d operations: %s; %d differences"):format(#made.operations, table.concat(counted, ", "),
    made.differences)
  return table.concat(out, "\n") .. "\n"
end

return report
