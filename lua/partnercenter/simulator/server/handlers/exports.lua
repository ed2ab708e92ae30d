--- Handlers of billing exports: the operation, its manifest, and the blobs on Azure Storage.
-- luacheck: read globals ngx
local export = require "partnercenter.simulator.server.exports.export"
local generic = require "partnercenter.simulator.server.routing.generic"
local kinds = require "partnercenter.simulator.server.records.kinds"
local reply = require "partnercenter.simulator.server.http.reply"
local sas = require "partnercenter.simulator.server.exports.sas"
local store = require "partnercenter.simulator.server.records.store"

local BILLING = "/v1.0/reports/partners/billing"
local TYPES = "#microsoft.graph.partners.billing."
local INVOICES = "/v1/invoices"
local NO_DATA = 5000

local REPORTS = {
  [BILLING .. "/reconciliation/billed/export"] = "billed_reconciliation",
  [BILLING .. "/reconciliation/unbilled/export"] = "unbilled_reconciliation",
  [BILLING .. "/usage/billed/export"] = "billed_usage",
  [BILLING .. "/usage/unbilled/export"] = "unbilled_usage",
  ["/beta/reports/partners/billing/aggregatedUsage/billed/export"] = "billed_aggregated_usage",
}

local function origin(call)
  return ("%s://%s"):format(call.request.scheme, call.request.header("Host") or "127.0.0.1")
end

local function no_data(message) return { code = tostring(NO_DATA), message = message } end

-- The service takes every request and tells only in the operation that there are no data.
local function failure(call, invoice)
  local early = store.read "/early-exports" or { count = 0 }
  if early.count < call.settings.export_early then
    store.put("/early-exports", { count = early.count + 1 })
    return no_data "No data available for the requested period."
  end
  if not invoice then return nil end
  if invoice:upper():sub(1, 1) == "D" then
    return no_data(("No data available: %s is an invoice of the legacy model."):format(invoice))
  end
  if not store.open(kinds.at(INVOICES), INVOICES, call):find(invoice) then
    return no_data(("No data available for invoice %s."):format(invoice))
  end
end

local function begin(call)
  local body = call.body
  local begun = export.begin {
    report = REPORTS[call.row.path], invoice = body.invoiceId, currency = body.currencyCode,
    attributes = body.attributeSet or "full", left = call.settings.job_reads,
    failure = failure(call, body.invoiceId),
  }
  return generic.accepted(call, ("%s%s/operations/%s"):format(origin(call), BILLING, begun.id))
end

local function unknown(what)
  return reply.json(404, { error = { code = "NotFound", message = what .. " was not found." } })
end

local function operation(begun, kind, status)
  return {
    ["@odata.type"] = TYPES .. kind, id = begun.id, status = status,
    createdDateTime = begun.created, lastActionDateTime = begun.created,
  }
end

-- The three forms in which the manifest was seen.
local locations = {}

local function address(call, begun) return ("%s%s/manifests/%s"):format(origin(call), BILLING, begun.id) end

function locations.link(answer, call, begun)
  answer["resourceLocation@odata.navigationLink"] = address(call, begun)
end

function locations.url(answer, call, begun) answer.resourceLocation = address(call, begun) end

function locations.object(answer, call, begun)
  answer.resourceLocation = export.manifest(begun, origin(call), call.settings)
end

local function read(call)
  local begun = export.find(call.params.operation_id)
  if not begun then return unknown "The operation" end
  if begun.left > 0 then
    begun.left = begun.left - 1
    local wait = ("%d"):format(call.settings.job_wait)
    local status = begun.left == call.settings.job_reads - 1 and "notStarted" or "running"
    return reply.json(200, operation(begun, "runningOperation", status), { ["Retry-After"] = wait })
  end
  if begun.failure then
    local answer = operation(begun, "failedOperation", "failed")
    answer.error = begun.failure
    return reply.json(200, answer)
  end
  local answer = operation(begun, "exportSuccessOperation", call.settings.export_status)
  locations[call.settings.export_location](answer, call, begun)
  return reply.json(200, answer)
end

local function manifest(call)
  local begun = export.find(call.params.manifest_id)
  if not begun or begun.failure then return unknown "The manifest" end
  return reply.json(200, export.manifest(begun, origin(call), call.settings))
end

local PROBLEM = '\239\187\191<?xml version="1.0" encoding="utf-8"?>'
  .. "<Error><Code>%s</Code><Message>%s</Message></Error>"

local function refused(status, code, message)
  local answer = reply.raw(status, PROBLEM:format(code, message), "application/xml")
  answer.headers["x-ms-error-code"] = code
  return answer
end

-- The whole blob, or its rest for "Range: bytes=N-".
local function part_of(bytes, range)
  local from = tonumber((range or ""):match("^bytes=(%d+)%-$") or "")
  if not from then return reply.raw(200, bytes, "application/octet-stream") end
  local answer
  if from < #bytes then
    answer = reply.raw(206, bytes:sub(from + 1), "application/octet-stream")
    answer.headers["Content-Range"] = ("bytes %d-%d/%d"):format(from, #bytes - 1, #bytes)
  else
    answer = refused(416, "InvalidRange", "The range lies beyond the end of the blob.")
    answer.headers["Content-Range"] = ("bytes */%d"):format(#bytes)
  end
  return answer
end

local function read_blob(call)
  if call.request.header("Authorization") then
    return refused(401, "InvalidAuthenticationInfo", "A signature excludes an Authorization header.")
  end
  local folder = call.request.path:match("^(.*)/[^/]*$")
  local reason = sas.problem(ngx.unescape_uri(folder), call.query)
  if reason then return refused(403, "AuthenticationFailed", reason) end
  local begun = export.find(call.params.export_id)
  local current = begun and export.folder(begun, call.settings):lower() == ngx.unescape_uri(folder):lower()
  local bytes = current and export.blob(begun, call.params.blob_name, call.settings)
  if not bytes then return refused(404, "BlobNotFound", "The specified blob does not exist.") end
  local etag = ('"0x%s"'):format(ngx.md5(bytes):sub(1, 15):upper())
  local wanted = call.request.header("If-Match")
  if wanted and wanted ~= "*" and wanted ~= etag then
    return refused(412, "ConditionNotMet", "The condition of If-Match is not met.")
  end
  local answer = part_of(bytes, call.request.header("Range"))
  answer.headers["ETag"] = etag
  answer.headers["x-ms-blob-type"] = "BlockBlob"
  answer.headers["Accept-Ranges"] = "bytes"
  return answer
end

local rows = {
  { method = "GET", path = BILLING .. "/operations/{operation_id}", run = read, finds = true },
  { method = "GET", path = BILLING .. "/manifests/{manifest_id}", run = manifest },
  { method = "GET", auth = "none", run = read_blob, path = "/billing-exports/PartnerTenantId={partner}"
    .. "/ExportId={export_id}/InvoiceVersion={version}/{blob_name}" },
}

for path in pairs(REPORTS) do rows[#rows + 1] = { method = "POST", path = path, run = begin } end

return rows
