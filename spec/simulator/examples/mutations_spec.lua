-- Wrong requests are refused as the service refuses them: 400, a documented code, and the name of the member.
local body_check = require "partnercenter.call.request.body_check"
local client = require "spec.simulator.client"
local files = require "spec.simulator.examples.files"
local json = require "partnercenter.simulator.json"
local library_json = require "partnercenter.json"
local model = require "partnercenter.api.model"
local models = require "spec.data.models"
local mutations = require "spec.simulator.examples.mutations"
local operations = require "spec.data.operations"
local partnercenter = require "partnercenter"

-- The codes that the table of errors has for a status.
local function codes_of(status)
  local codes = {}
  for line in io.lines("spec/data/errors.tsv") do
    local of, code = line:match("^(%d+)\t(%S+)\t")
    if of == tostring(status) then codes[code] = true end
  end
  codes.invalidRequest = true -- of Graph and the partner host, without a status there
  return codes
end

-- A body with all keys, and all values of enumerations, spelled in another way.
local function respelled(takes, value, spell)
  local name = takes:gsub("%[%]$", "")
  local found = model.find(name)
  if type(value) ~= "table" or value == json.null then return value end
  local made = setmetatable({}, getmetatable(value))
  for key, inner in pairs(value) do
    local field
    for member, one in pairs(found and found.fields or {}) do
      if type(key) == "string" and member:lower() == key:lower() then field = one end
    end
    local type_of = field and field.type or type(key) == "number" and name or ""
    local is_word = type_of == "enum" and type(inner) == "string"
    local name_of = type(key) == "string" and found and spell(key) or key
    made[name_of] = is_word and spell(inner) or respelled(type_of, inner, spell)
  end
  return made
end

describe("the simulator refuses", function()
  local sim, connection, documented

  setup(function()
    documented = codes_of(400)
    sim = client.start { customers = 3 }
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

  local function send(row, path, text)
    return connection:request {
      method = row[2], path = path, raw_body = text, content_type = "application/json", host = row.host,
    }
  end

  local function refused(row, path, text, member)
    local answer, err = send(row, path, text)
    local shown = ("%s %s %s"):format(row.name, member, text)
    assert.is_nil(answer, shown)
    assert.equal(400, err.status, shown)
    assert.is_true(documented[err.code] or false, shown .. ": code " .. tostring(err.code))
    local described = (err.description or err.message):lower()
    assert.truthy(described:find(member:lower(), 1, true), shown .. ": " .. described)
  end

  for _, example in ipairs(files.all()) do
    local takes = example.row.takes
    if type(example.body) == "table" and not example.body.multipart then
      describe("the request of " .. example.name .. " #once", function()
        it("only when it is wrong, not for the case of its keys and values", function()
          for _, spell in ipairs { tostring, string.lower, string.upper } do
            local text = json.encode(respelled(example.row.takes, example.body, spell))
            local answer, err = send(example.row, example.path, text)
            -- The world has other ids than the examples, and some answers are refusals.
            local expected = answer and 200 or err.code == "2055" and 412 or err.status
            local fits = expected == 200 or expected == 404 or expected == 412 or expected == 409
            assert.is_true(fits or expected == example.status, text .. tostring(err))
          end
        end)

        it("with a member removed, of another type or unknown, or a value misspelt", function()
          local all = mutations.of(example.row.name, takes, example.body)
          assert.is_true(#all > 0)
          for _, wrong in ipairs(all) do
            refused(example.row, example.path, json.encode(wrong.body), wrong.member)
          end
        end)
      end)
    end
  end

  it("metadata of an upload", function()
    local customer = connection:customer(sim.customers[1].id)
    local order = customer:order(customer:orders():all()[1].id)
    local file = { name = "order.pdf", field = "pofiles", content = "bytes" }
    local metadata = { isPartofTender = true, customerPrice = "156.87", currency = "CAD", fxRate = "1.2" }
    local function upload()
      return order:upload_attachments { { field = "metadata", value = metadata }, file }
    end
    assert(upload())
    for member, wrong in pairs {
      customerPrice = library_json.null, currency = 5, isPartofTender = "yes", surplusMember = "x",
    } do
      local kept = metadata[member]
      metadata[member] = wrong
      local answer, err = upload()
      metadata[member] = kept
      assert.is_nil(answer, member)
      assert.equal(400, err.status)
      assert.equal(member == "surplusMember" and "2000" or "900254", err.code)
      assert.truthy(err.description:find(member, 1, true))
    end
  end)

  local function filled(path)
    return (path:gsub("{([%w_]+)}", "22222222-2222-4222-8222-222222222222"))
  end

  -- Each path of a member that the operation needs, with a body without it.
  local function each_required(found, operation, body, prefix, fn)
    for _, name in ipairs(found.required[operation] or {}) do
      local kept, field = body[name], found.fields[name]
      body[name] = nil
      fn(prefix .. name)
      body[name] = kept
      local inner = model.is_record(field) and model.find(field.type)
      if inner and field.array then
        each_required(inner, operation, kept[1], ("%s%s[1]."):format(prefix, name), fn)
      elseif inner then
        each_required(inner, operation, kept, prefix .. name .. ".", fn)
      end
    end
  end

  for _, row in ipairs(operations.rows()) do
    local found = model.find(((row.takes or ""):gsub("%[%]$", "")))
    if found and found.required[row.name] and not row.retired then
      it("a body of " .. row.name .. " that the library refuses", function()
        local body = models.body(row)
        local record = row.takes:find("%[%]$") and body[1] or body
        each_required(found, row.name, record, "", function(path)
          local missing = body_check.run(row.name, row.takes, body)
          assert.equal(1, #missing, path)
          refused(row, filled(row[3]), (assert(library_json.encode(body))), path:match("[^.]+$"))
        end)
        assert.same({}, (body_check.run(row.name, row.takes, body)))
      end)
    end
  end
end)
