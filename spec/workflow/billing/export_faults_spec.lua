-- workflow.export when the service, the blob host or the disk fails: a clear error, or mended; never a file
-- that looks whole.
local sign_in = require "spec.support.sign_in"

local WHAT = { report = "billed_reconciliation", invoice = "G000000001" }
local LINES = 300

-- Each: a fault, and the kind of the error with a part of its message; no kind: mended.
local FAULTS = {
  ["an expired signature"] = { fault = { pattern = "part%-0000", status = 403, times = 2 } },
  ["a signature that is always expired"] = {
    fault = { pattern = "part%-0000", status = 403 }, kind = "forbidden",
  },
  ["a blob that is missing"] = { fault = { pattern = "part%-00001", status = 404 }, kind = "not_found" },
  ["a blob that is missing once"] = { fault = { pattern = "part%-00001", status = 404, times = 1 } },
  ["a blob that the connection cuts once"] = {
    fault = { pattern = "part%-00001", truncate = 900, times = 1 },
  },
  ["a blob that the connection cuts"] = {
    fault = { pattern = "part%-00001", truncate = 0 }, kind = "network",
  },
  ["a blob that is cut"] = {
    fault = { pattern = "part%-00001", export_damage = "cut" }, kind = "protocol", message = "cut off",
  },
  ["a wrong CRC"] = {
    fault = { pattern = "part%-00001", export_damage = "crc" }, kind = "protocol", message = "data check",
  },
  ["a wrong length"] = {
    fault = { pattern = "part%-00001", export_damage = "length" }, kind = "protocol",
    message = "length check",
  },
  ["a line that is cut"] = {
    fault = { pattern = "part%-00001", export_damage = "line" }, kind = "protocol", message = "line %d+",
  },
  ["no gzip"] = {
    fault = { pattern = "part%-00001", body = "{}", content_type = "application/json" }, kind = "protocol",
    message = "no gzip file",
  },
  ["429 of the blob host"] = {
    fault = { pattern = "part%-00001", status = 429, retry_after = 0, times = 1 },
  },
  ["503 of the blob host"] = {
    fault = { pattern = "part%-00001", status = 503, retry_after = 0, times = 1 },
  },
  ["429 that does not end"] = {
    fault = { pattern = "part%-00001", status = 429, retry_after = 0 }, kind = "throttled",
  },
  ["503 that does not end"] = {
    fault = { pattern = "part%-00001", status = 503, retry_after = 0 }, kind = "service",
  },
  ["a manifest with a foreign host"] = {
    fault = { pattern = "/manifests/", members = { rootDirectory = "https://evil.example/x" } },
    kind = "config", message = "evil%.example is not among those",
  },
  ["a manifest with a plain host"] = {
    fault = { pattern = "/manifests/", members = { rootDirectory = "http://x.blob.core.windows.net/x" } },
    kind = "config", message = "is not among those",
  },
  ["a blob count that does not fit"] = {
    fault = { pattern = "/manifests/", members = { blobCount = 4 } }, kind = "protocol",
    message = "lists 3 blobs and says that there are 4",
  },
  ["a manifest without a signature"] = {
    fault = { pattern = "/manifests/", members = { sasToken = 1 } }, kind = "protocol",
    message = "no signature",
  },
  ["a link to the manifest that has expired"] = {
    fault = { pattern = "/manifests/", status = 410, times = 1 },
  },
}

describe("workflow.export with", function()
  local partnercenter = require "partnercenter"
  local workflow = partnercenter.workflow
  local sim, client, folder, shown

  local function options(more)
    local all = {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      refresh_token = sim.refresh_token, base_url = sim.base_url, authority = sim.authority,
      ca_file = sim.ca_file, max_attempts = 2,
    }
    for name, value in pairs(more or {}) do all[name] = value end
    return all
  end

  setup(function()
    sim = assert(require("partnercenter.simulator").start {
      customers = 4, job_wait = 0, invoice_lines = LINES,
    })
    client = assert(partnercenter.new(options {
      on_event = function(event) shown[#shown + 1] = partnercenter.dump(event) end,
      logger = function(_, message) shown[#shown + 1] = message end,
    }))
  end)
  teardown(function()
    client:close()
    sim:stop()
  end)
  before_each(function()
    assert(sim:reset())
    assert(sim:clear_requests())
    shown = {}
    folder = sign_in.output("mktemp -d"):match("%S+")
  end)
  after_each(function() os.execute("rm -r " .. folder) end)

  local function names() return (sign_in.output("ls -A " .. folder):gsub("\n", " ")) end

  -- Neither signatures nor tokens are in anything that is shown or kept; blob hosts get no token.
  local function assert_no_secret()
    local all = table.concat(shown, "\n")
    for _, request in ipairs(assert(sim:requests())) do
      local headers = table.concat(request.headers, "\n")
      local signature, token = request.uri:match("sig=([^&]+)"), headers:match("Bearer (%S+)")
      for _, secret in ipairs { signature or token, signature and signature:gsub("%%(%x%x)", function(hex)
        return string.char(tonumber(hex, 16))
      end) or token } do
        assert.is_nil(all:find(secret, 1, true), request.path)
      end
      if request.path:find("part-", 1, true) then
        assert.is_string(signature)
        assert.is_nil(("\n" .. headers):lower():find("\nauthorization", 1, true))
      end
    end
  end

  local function run(to, more)
    local result, err = workflow.export(client, WHAT, to, more)
    if err then
      shown[#shown + 1] = tostring(err) .. partnercenter.dump(err)
      shown[#shown + 1] = sign_in.output(("cat %s/*.state"):format(folder))
    end
    return result, err
  end

  for _, ending in ipairs { "jsonl", "jsonl.gz", "csv" } do
    it("." .. ending .. " survives each fault of the table", function()
      local path = folder .. "/lines." .. ending
      assert(run(path))
      local whole = sign_in.read(path)
      for name, case in pairs(FAULTS) do
        sign_in.write(path, "old")
        assert(sim:fault(case.fault))
        local result, err = run(path)
        if case.kind then
          assert.same({ nil, case.kind }, { result, err and err.kind }, name)
          if case.message then assert.matches(case.message, err.message, name) end
          assert.equal("old", sign_in.read(path), name)
        else
          assert.is_truthy(result, name .. ": " .. tostring(err))
          assert.is_true(whole == sign_in.read(path), name)
        end
        assert(sim:clear_faults())
        assert.equal(LINES, assert(run(path)).rows, name)
        assert.is_true(whole == sign_in.read(path), name)
        assert.equal(("lines.%s "):format(ending), names(), name)
      end
      assert_no_secret()
    end)

    it("." .. ending .. " begins anew when the data change meanwhile", function()
      local path, changed = folder .. "/lines." .. ending, false
      local result = assert(run(path, { concurrency = 1, progress = function(progress)
        if changed or progress.blobs == 0 then return end
        changed = true
        assert(sim:set { export_version = 2, invoice_lines = 120 })
      end }))
      assert.same({ true, 120, "version-2" }, { changed, result.rows, result.etag })
      assert(run(folder .. "/other." .. ending))
      assert.is_true(sign_in.read(folder .. "/other." .. ending) == sign_in.read(path))
      assert.same(120, result.totals.USD.rows)
      os.remove(folder .. "/other." .. ending)
      assert.equal(("lines.%s "):format(ending), names())
    end)

    it("." .. ending .. " tells that the disk is full, and goes on when it is not", function()
      local path, hosts = folder .. "/lines." .. ending, {}
      assert(run(path))
      local whole = sign_in.read(path)
      os.remove(path)
      for host, url in pairs(sim.base_url) do hosts[#hosts + 1] = ("%s = %q"):format(host, url) end
      sign_in.write(folder .. "/child.lua", ([[
        local partnercenter = require "partnercenter"
        local client = assert(partnercenter.new {
          tenant_id = %q, client_id = %q, client_secret = %q, refresh_token = %q, base_url = { %s },
          authority = %q, ca_file = %q,
        })
        local what = { report = "billed_reconciliation", invoice = "G000000001" }
        local result, err = partnercenter.workflow.export(client, what, arg[1], { concurrency = 1 })
        io.write(result and "done" or err.kind .. ": " .. err.message)
      ]]):format(sim.tenant_id, sim.client_id, sim.client_secret, sim.refresh_token,
        table.concat(hosts, ", "), sim.authority, sim.ca_file))
      local blocks = math.floor(#whole / 512 / 2) -- no file may be larger than half of it
      local command = "export LUA_PATH='%s' LUA_CPATH='%s'; trap '' XFSZ; ulimit -f %d; %s %s/child.lua %s"
      local said = sign_in.output(command:format(package.path, package.cpath, blocks, sign_in.interpreter,
        folder, path))
      assert.matches("^config: the .*cannot be written: .*too large", said)
      assert.is_nil(io.open(path))
      os.remove(folder .. "/child.lua")
      assert.equal(LINES, assert(run(path)).rows)
      assert.is_true(whole == sign_in.read(path))
      assert.equal(("lines.%s "):format(ending), names())
    end)
  end

  it("a function survives each fault of the table", function()
    local rows, state = {}, folder .. "/rows.state"
    local function take(row) rows[#rows + 1] = row.OrderId end
    for name, case in pairs(FAULTS) do
      rows = {}
      assert(sim:fault(case.fault))
      local result, err = run(take, { state = state })
      assert.equal(case.kind, err and err.kind, name)
      if case.kind then
        assert.is_nil(result)
        assert.is_true(#rows < LINES, name)
        assert(sim:clear_faults())
        result = assert(workflow.export(client, WHAT, take, { state = state }))
      end
      assert(sim:clear_faults())
      assert.same({ LINES, LINES }, { result.rows, #rows }, name)
      local known = {}
      for _, id in ipairs(rows) do
        assert.is_nil(known[id], name)
        known[id] = true
      end
    end
    assert_no_secret()
  end)
end)
