--- Starts an export at the service, waits until it is ready and reads its manifest.
local core = require "partnercenter.core"
local reports = require "partnercenter.workflow.billing.export.reports"

local operation = {}

local FIRST_WAIT, WAIT = 5, 10 -- seconds, where the service names none
local NO_DATA = "5000"
local NO_DATA_WAIT = 60 -- seconds until another export is started
local LEGACY = "the invoice is of the legacy model and has no export"
local LEGACY_HINT = "workflow.reconcile with source = \"line_items\" reads it"
local HOURS_HINT = "the service makes the data of an invoice available after some hours: call again later"
local UNKNOWN = { not_found = true, invalid_argument = true } -- kinds where the invoice is unknown
local WAITING = { notstarted = true, running = true }

local function left(run) return run.deadline - core.now() end

-- Options of a call that first waits. The wait never goes beyond the deadline of the whole export.
local function call_after(run, seconds)
  local delay = math.max(math.min(seconds, left(run)), 0)
  return run:call { delay = delay, timeout = delay + run.timeout }
end

local function out_of_time(run, message, fields)
  local all = { phase = "answer", retry_after = WAIT }
  for name, value in pairs(fields or {}) do
    all[name] = value
  end
  return run:fail("timeout", message, all)
end

-- The path below the service, whatever host a link names: the token only goes to Graph.
local function path_of(link, folder)
  local pattern = "^https?://[^/]+(/[^?#]*/billing/" .. folder .. "/[^/?#]+)$"
  return type(link) == "string" and link:match(pattern) or nil
end

local function request(run, options, method, path, body)
  options.method, options.path, options.host, options.body = method, path, "graph", body
  return run.client:request(options)
end

local function begin(run, state, wait)
  local report = reports.by_name[state.what.report]
  local answer, err = request(run, call_after(run, wait), "POST", report.path, reports.body(state.what))
  if not answer then return nil, err end
  local path = path_of(answer.headers.location, "operations")
  if not path then
    return run:fail("protocol", "the service accepted the export but named no operation", {
      request_id = answer.request_id, hint = "call again",
    })
  end
  state.operation = path
  state.wait = tonumber(answer.headers["retry-after"])
  return true
end

local function is_legacy(state, message)
  local number = state.what.invoice or ""
  return number:find("^[Dd]%d") ~= nil or message:find("%f[%w][Dd]%d%d%d%d%d+") ~= nil
end

-- An unknown invoice has no data either, and waiting does not help.
local function check_invoice(run, state)
  if not state.what.invoice or state.checked then return true end
  state.checked = true
  local invoice, err = run.client:invoice(state.what.invoice):get(run:call())
  if not invoice and UNKNOWN[err.kind] then return nil, err end
  return true
end

-- Code 5000 means an invoice of the legacy model, an unknown one, or data that are not there yet.
local function no_data(run, state, failure)
  local message = tostring(failure.message or "no data available")
  if is_legacy(state, message) then
    return run:fail("conflict", LEGACY .. ": " .. message, { code = NO_DATA, hint = LEGACY_HINT })
  end
  local known, err = check_invoice(run, state)
  if not known then return nil, err end
  local wait = run.options.interval or NO_DATA_WAIT
  if left(run) <= wait then
    return out_of_time(run, "the service has no data yet: " .. message, { code = NO_DATA, hint = HOURS_HINT })
  end
  state.operation = nil
  return begin(run, state, wait)
end

local function failed(run, state, record)
  local failure = type(record.error) == "table" and record.error or {}
  local code = tostring(failure.code or "")
  if code == NO_DATA then return no_data(run, state, failure) end
  state.operation = nil
  local reason = tostring(failure.message or "the service gives no reason")
  return run:fail("service", "the export failed: " .. reason, {
    code = code ~= "" and code or nil, hint = "call again to start another export",
  })
end

-- The manifest's path, or the manifest itself: three forms were seen.
local function manifest_of(record)
  local link = record["resourceLocation@odata.navigationLink"] or record.resourceLocation
  if type(link) == "table" then return nil, link end
  return path_of(link, "manifests")
end

local function status_of(record)
  local kind = tostring(record["@odata.type"] or ""):match("([%a]+)$") or ""
  local status = tostring(record.status or ""):lower():gsub("[_%s]", "")
  if status == "failed" or kind == "failedOperation" then return "failed" end
  if WAITING[status] or kind == "runningOperation" then return "waiting" end
  return "done"
end

local function tell(run, phase)
  if run.options.progress then run.options.progress { phase = phase, blobs = 0, rows = 0, bytes = 0 } end
end

-- Reads the operation once. Returns true when the manifest is known.
local function look(run, state)
  local answer, err = request(run, call_after(run, state.wait or FIRST_WAIT), "GET", state.operation)
  if not answer then
    if err.status == 404 or err.status == 410 then -- its link stops working after a time
      state.operation = nil
      return begin(run, state, 0)
    end
    return nil, err
  end
  local record = type(answer.body) == "table" and answer.body or {}
  local status = status_of(record)
  state.wait = tonumber(answer.headers["retry-after"]) or WAIT
  if status == "failed" then return failed(run, state, record) end
  if status == "waiting" then return true end
  local path, manifest = manifest_of(record)
  if not path and not manifest then
    return run:fail("protocol", "the export has ended but names no manifest", {
      request_id = answer.request_id,
    })
  end
  state.manifest, state.first_manifest = path, manifest
  if manifest and not path and type(manifest.id) == "string" then
    state.manifest = state.operation:gsub("/operations/.*$", "/manifests/" .. manifest.id)
  end
  return true
end

--- Goes on until the manifest is known. `save` keeps the state after each step.
---@param run partnercenter.Run
---@param state table
---@param save fun(): true?, partnercenter.error?
---@return true?
---@return partnercenter.error?
function operation.finish(run, state, save)
  if not (state.operation or state.manifest) then
    local begun, err = begin(run, state, 0)
    if not begun then return nil, err end
  end
  local saved, err = save()
  while saved and not (state.manifest or state.first_manifest) do
    if left(run) <= 0 then return out_of_time(run, "the export is not ready yet: call again to go on") end
    tell(run, "waiting")
    local ok
    ok, err = look(run, state)
    if not ok then
      save() -- a failed export is not looked at again
      return nil, err
    end
    saved, err = save()
  end
  return saved, err
end

local function check(run, manifest)
  local function broken(message) return run:fail("protocol", "the manifest of the export " .. message) end
  if type(manifest.rootDirectory) ~= "string" then return broken "names no folder" end
  if type(manifest.sasToken) ~= "string" then return broken "has no signature" end
  if type(manifest.blobs) ~= "table" then return broken "has no list of blobs" end
  local count = tonumber(manifest.blobCount)
  if count and count ~= #manifest.blobs then
    return broken(("lists %d blobs and says that there are %d"):format(#manifest.blobs, count))
  end
  for _, blob in ipairs(manifest.blobs) do
    if type(blob) ~= "table" or type(blob.name) ~= "string" or blob.name == "" then
      return broken "has a blob without a name"
    end
  end
  return manifest
end

--- Reads the manifest. Each reading has a fresh signature.
---@param run partnercenter.Run
---@param state table
---@return table? manifest
---@return partnercenter.error? err
---@return boolean? gone the link has expired: another export is needed
function operation.manifest(run, state)
  local first = state.first_manifest
  state.first_manifest = nil
  if first then return check(run, first) end
  if not state.manifest then return run:fail("protocol", "the export names no manifest") end
  local answer, err = request(run, run:call(), "GET", state.manifest)
  if not answer then return nil, err, err.status == 404 or err.status == 410 end
  return check(run, type(answer.body) == "table" and answer.body or {})
end

return operation
