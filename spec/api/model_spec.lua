-- The models against the table of all models, and against the rows that name them.
local index = require "partnercenter.api.index"
local model = require "partnercenter.api.model"
local models = require "spec.data.models"
local operations = require "spec.data.operations"

-- Members and models that the table does not have, from newer pages.
local BEYOND = {
  BillingExport = true, GccValidationRelationship = true, CorrelationId = true, GrowthMargin = true,
  Role = true, ServiceIncidents = true, ScheduledAction = true, ResellerValidationRequest = true,
  ResellerValidation = true, ResellerValidationResult = true,
  assignedLicense = true, assignLicenseRequest = true,
  customerInsight = true, customerMfaInsight = true, group = true,
  partnerSecurityAlert = true, partnerSecurityScore = true, securityRequirement = true,
  securityScoreHistory = true, serviceHealth = true, serviceHealthIssue = true, serviceUpdateMessage = true,
  Subscription = "scheduledActions",
  BillingOperation = "@odata.type id resourceLocation@odata.navigationLink",
  BillingManifest = "id schemaVersion createdDateTime rootDirectory sasToken",
  delegatedAdminRelationship = "@odata.etag", delegatedAdminAccessAssignment = "@odata.etag",
}

local WORDS = {
  none = true, text = true, string = true, number = true, integer = true, boolean = true, file = true,
  location = true, exists = true, form = true, files = true,
}

local function has(list, word)
  for _, one in ipairs(list or {}) do
    if one == word then return true end
  end
  return false
end

describe("the models", function()
  it("are those of the table, with its members, types and values", function()
    for _, wanted in ipairs(models.members()) do
      local found = model.find(wanted.model)
      local name = wanted.model .. "." .. wanted.member
      assert.is_table(found, wanted.model)
      local field = found.fields[wanted.member]
      assert.is_table(field, name)
      assert.equal(wanted.type, field.type .. (field.array and "[]" or ""), name)
      assert.same(wanted.values, field.values, name)
    end
  end)

  it("have each requirement of the table, as one that always holds or one that depends", function()
    for _, wanted in ipairs(models.members()) do
      local found = model.find(wanted.model)
      for _, operation in ipairs(wanted.required) do
        local always = has(found.required[operation], wanted.member)
        local depends = has(found.conditional[operation], wanted.member)
        assert.is_true(always ~= depends, ("%s.%s of %s"):format(wanted.model, wanted.member, operation))
      end
    end
  end)

  it("invent nothing", function()
    local known = {}
    for _, wanted in ipairs(models.members()) do
      known[wanted.model] = known[wanted.model] or {}
      known[wanted.model][wanted.member] = true
    end
    for _, name in ipairs(model.names()) do
      local beyond = BEYOND[name]
      assert.is_truthy(known[name] or beyond, name)
      for member in pairs(model.find(name).fields) do
        local listed = beyond == true or (" " .. (beyond or "") .. " "):find(" " .. member .. " ", 1, true)
        assert.truthy(listed or known[name][member], name .. "." .. member)
      end
    end
  end)

  it("name models and operations that there are", function()
    local names = {}
    for _, one in ipairs(operations.all()) do
      names[one.name] = true
    end
    for _, name in ipairs(model.names()) do
      local found = model.find(name)
      for member, field in pairs(found.fields) do
        local known = not model.is_record(field) or model.find(field.type)
        assert.truthy(known, ("%s.%s: %s"):format(name, member, field.type))
      end
      for _, list in ipairs { found.required, found.conditional } do
        for operation, members in pairs(list) do
          assert.is_true(names[operation], name .. ": " .. operation)
          for _, member in ipairs(members) do
            assert.is_table(found.fields[member], name .. "." .. member)
          end
        end
      end
    end
  end)

  it("are there for every record that a row names", function()
    for _, row in ipairs(operations.rows()) do
      for _, name in ipairs { row.gives or "none", row.takes or "none" } do
        local plain = name:gsub("%[%]$", "")
        assert.truthy(WORDS[plain] or model.find(plain), row.name .. ": " .. name)
      end
    end
  end)

  it("are in the files of the index", function()
    local count = 0
    for _, file in ipairs(index.models) do
      for name in pairs(require("partnercenter.api.models." .. file)) do
        assert.equal(name, model.find(name).name)
        count = count + 1
      end
    end
    assert.equal(count, #model.names())
  end)

  it("say nothing of a name that is none", function()
    assert.is_nil(model.find("Nothing"))
    assert.is_nil(model.find(nil))
  end)
end)
