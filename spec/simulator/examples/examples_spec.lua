-- Every documented example against the simulator: its request is accepted, and the answer has every key of
-- the documented one.
local compare = require "spec.simulator.examples.compare"
local client = require "spec.simulator.client"
local files = require "spec.simulator.examples.files"
local json = require "partnercenter.simulator.json"
local library_call = require "spec.simulator.examples.library_call"
local partnercenter = require "partnercenter"
local raw_request = require "spec.simulator.examples.raw_request"
local worlds = require "spec.simulator.examples.worlds"

local NO_ENVELOPE = "without its envelope"

-- Answers that the documentation prints in the case of requests; see contradictions.tsv.
local REQUEST_CASING = { update_subscription = true, update_billing_profile = true }

-- The items of a documented collection, or the documented value as the only item.
local function items(value)
  if type(value) ~= "table" then return value end
  local list = value.items or value.value or value.Value
  return type(list) == "table" and list or value[1] and value or getmetatable(value) and value or { value }
end

local function succeeds(status) return status >= 200 and status < 300 end

describe("the documented example", function()
  local sim, connection

  setup(function()
    sim = client.start { customers = 3, job_reads = 0, job_wait = 0, invoice_lines = 2100 }
    connection = assert(partnercenter.new {
      tenant_id = sim.tenant_id, client_id = sim.client_id, client_secret = sim.client_secret,
      refresh_token = sim.refresh_token, authority = sim.authority, ca_file = sim.ca_file, max_attempts = 1,
      base_url = sim.base_url,
    })
  end)

  teardown(function()
    connection:close()
    sim:stop()
  end)

  local function check(example, wanted, got)
    local problem = compare.problem(wanted, got, REQUEST_CASING[example.row.name] == true)
    assert.is_nil(problem, ("%s\n%s"):format(problem or "", json.encode(got)))
  end

  local function check_refusal(example, result, err)
    assert.is_nil(result)
    assert.equal(example.status, err.status)
    assert.equal(tostring(example.answer.code), err.code)
  end

  local function first_line(text) return text:gsub("^\239\187\191", ""):match("^[^\r\n]*") end

  -- The documented answer as the library gives it.
  local function expected(example)
    local row, answer = example.row, example.answer
    if row.page or row.gives:find("%[%]$") then return items(answer) end
    return row.wrapped and answer[1] or answer
  end

  for _, example in ipairs(files.all()) do
    it(example.name .. " works through the library", function()
      worlds.prepare(sim, example)
      local result, err = library_call(connection, example)
      if example.row.retired then return assert.equal("config", err.kind) end
      if example.status and not succeeds(example.status) then return check_refusal(example, result, err) end
      -- The library makes errors of those inside a successful answer.
      if example.row.embedded and err and succeeds(err.status) then result = err.data end
      assert.is_true(result ~= nil, tostring(err))
      if type(example.answer) == "string" then
        assert.equal(first_line(example.answer), first_line(result))
      elseif example.answer ~= nil then
        check(example, expected(example), result)
      end
    end)

    it(example.name .. " works as it stands #once", function()
      worlds.prepare(sim, example)
      local answer = raw_request(sim, example)
      local status = ("%s %s"):format(answer.status, answer.body)
      if example.status then
        assert.equal(example.status, answer.status, status)
      else
        assert.is_true(succeeds(answer.status), status)
      end
      for name in pairs(example.answer_headers) do
        assert.is_truthy(answer.headers[name:lower()], name)
      end
      if type(example.answer) ~= "table" then return end
      local wanted, got = example.answer, answer.value
      if example.note:find(NO_ENVELOPE, 1, true) then wanted, got = items(wanted), items(got) end
      check(example, wanted, got)
    end)
  end
end)
