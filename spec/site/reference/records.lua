-- The records of the service: the page of each, and its table of fields.
local html = require "spec.site.html"
local model = require "partnercenter.api.model"
local rows = require "spec.types.rows"

local records = {}

local SHARED = "records"

local TYPES = {
  guid = "GUID", datetime = "date and time", string = "text", object = "any members", enum = "word",
}

-- Records that no call names: answers of several forms, and deliveries.
local OTHERS = {
  AgreementSignature = "agreement", AnalyticsList = "analytics", FieldFilter = "customer",
  DailyRatedUsageLineItem = "invoice", DailyUsageLineItem = "invoice", InvoiceSummaries = "invoice",
  LicenseBasedLineItem = "invoice", OneTimeInvoiceLineItem = "invoice", PayoutExport = "invoice",
  UsageBasedLineItem = "invoice", OrderAttachmentMetadata = "order",
  RedemptionLimitPromotionEligibilityError = "product", SeatCountPromotionEligibilityError = "product",
  TermPromotionEligibilityError = "product", RelationshipRequest = "customer", Reservation = "entitlement",
  ReservedInstanceArtifact = "entitlement", ReservedInstanceArtifactDetails = "entitlement",
  VirtualMachineReservation = "entitlement", VirtualMachineReservedInstanceArtifact = "entitlement",
  VirtualMachineReservedInstanceArtifactDetails = "entitlement", SandboxIndirectResellerResult = "partner",
  SandboxTenantResult = "partner", TransitionList = "subscription", User = "user", WebhookEvent = "webhook",
  CountryInformation = "validation",
}

local function add_with_members(name, set)
  local found = model.find(name)
  if not found or set[name] then return end
  set[name] = true
  for _, field in pairs(found.fields) do
    if model.is_record(field) then add_with_members(field.type, set) end
  end
end

local function names_in(file)
  local set = {}
  for _, call in ipairs(file.calls) do
    for _, member in ipairs { "gives", "takes" } do
      add_with_members((call.row[member] or ""):match("^[^%[]*"), set)
    end
  end
  return set
end

-- Of many resources, the one after which the record is named.
local function page_of(name, resources)
  if #resources == 1 then return resources[1] end
  for _, resource in ipairs(resources) do
    if name:lower():sub(1, #resource) == resource then return resource end
  end
  return SHARED
end

local function resources_by_record(files)
  local found = {}
  for _, file in ipairs(files) do
    for name in pairs(names_in(file)) do
      found[name] = found[name] or {}
      table.insert(found[name], file.name)
    end
  end
  return found
end

local homes

--- Assigns each record to a resource, or to the page of those that resources share.
---@param files table[] of rows.read
---@return table<string, string[]> names of records by resource, sorted
function records.assign(files)
  local used, by_resource = resources_by_record(files), {}
  homes = {}
  for _, name in ipairs(model.names()) do
    local home = used[name] and page_of(name, used[name]) or OTHERS[name] or SHARED
    homes[name] = home
    by_resource[home] = by_resource[home] or {}
    table.insert(by_resource[home], name)
  end
  return by_resource
end

--- The name of a record as a link to its fields, or of another type as it is.
---@param name string such as "Cart" or "Cart[]"
---@return string HTML
function records.link(name)
  local plain, array = name:match("^([^%[]*)(.*)$")
  if not homes[plain] then return html.escape(name) end
  return html.link(("/reference/%s.html#%s"):format(homes[plain], plain), html.code(plain)) .. array
end

local function type_of(field)
  local text = TYPES[field.type] or records.link(field.type)
  return field.array and "list of " .. text or text
end

local function values_of(field)
  local words = {}
  for place, word in ipairs(field.values) do words[place] = html.code(word) end
  local text = table.concat(words, ", ")
  if text == "" then return "" end
  return field.type == "enum" and not field.note and text or text .. " and others"
end

-- The operations whose requests must have a member.
local function needed_by(found, member)
  local links = {}
  local function add(by_operation, suffix)
    for _, operation in ipairs(rows.sorted(by_operation)) do
      for _, name in ipairs(by_operation[operation]) do
        if name == member then links[#links + 1] = ("%s%s"):format(html.code(operation), suffix) end
      end
    end
  end
  add(found.required, "")
  add(found.conditional, " (some)")
  return table.concat(links, ", ")
end

--- The section of a record.
---@param name string
---@return string HTML
function records.section(name)
  local found, lines = model.find(name), {}
  for _, member in ipairs(rows.sorted(found.fields)) do
    local field = found.fields[member]
    lines[#lines + 1] = {
      html.code(member), type_of(field), values_of(field), needed_by(found, member),
      html.escape(field.note or ""),
    }
  end
  local heading = ('<h3 id="%s">%s</h3>\n'):format(name, html.code(name))
  if #lines == 0 then return heading .. "<p>No source names its fields.</p>\n" end
  return heading .. html.table({ "Field", "Type", "Values", "Needed by", "Note" }, lines)
end

--- What the search finds of a record.
---@param name string
---@return table entry
function records.entry(name)
  return {
    title = name, kind = "record", page = ("reference/%s.html#%s"):format(homes[name], name),
    words = table.concat(rows.sorted(model.find(name).fields), " "),
  }
end

return records
