--- The simulated customers. They follow from the seed alone, so the starter computes them without the server.
local random = require "partnercenter.simulator.random"

local seeded_customers = {}

local DATE = "2020-12-03T10:37:38.885Z"
local GCC_DATE = "2021-05-06T19:59:56.6832021+00:00"

local function education(status, reason)
  return {
    qualification = "Education", vettingStatus = status, vettingReason = reason,
    vettingCreatedDate = status ~= "Approved" and DATE or nil,
  }
end
local function government()
  return {
    qualification = "GovernmentCommunityCloud", vettingStatus = "Approved", vettingCreatedDate = GCC_DATE,
  }
end
local function state_owned() return { qualification = "StateOwnedEntity" } end
local function nonprofit() return { qualification = "Nonprofit" } end

-- The first customers do not depend on the seed, so that documents and specs can name them by id.
local fixed = {
  { "Alder Hill School District", education "Approved" },
  { "Brightwater Bakery", school = true },
  { "Cedar Relief Foundation", nonprofit() },
  { "Dunmore County Council", government() },
  { "Eastern Rail State Company", state_owned() },
  { "Fernside Academy", education "InReview" },
  { "Gables Language Courses", education("Denied", "Not an Education Customer") },
  { "Harbour State University", education "Approved", state_owned() },
  { "Ironbridge Water Authority", government(), state_owned() },
  { "Juniper Reading Rooms", education("Denied", "Not an eligible Library") },
  { "Köhler Maschinenbau" },
  { "Larchmont Legal" },
}

local denials = {
  "Not an Education Customer", "No longer an Education Customer", "Not an Education Customer - After Review",
  "Restricted being an Education Customer", "Not an Academic Domain", "Not an eligible Library",
  "Not an eligible Museum",
}

local first_words = {
  "Amber", "Birch", "Copper", "Delta", "Elm", "Falcon", "Granite", "Hazel", "Indigo", "Jade", "Kestrel",
  "Linden", "Maple", "North", "Oak", "Pine", "Quartz", "River", "Silver", "Tidal", "Umber", "Valley",
  "Willow", "Zinc",
}
local second_words = {
  "Consulting", "Foods", "Freight", "Garage", "Insurance", "Interiors", "Logistics", "Media", "Optics",
  "Partners", "Robotics", "Textiles", "Trading", "Ventures",
}

local function draw_records(draw)
  local share = draw(100)
  if share < 55 then return {} end
  if share < 75 then return { education "Approved" } end
  if share < 82 then return { nonprofit() } end
  if share < 88 then return { government() } end
  if share < 92 then return { state_owned() } end
  if share < 96 then return { education "InReview" } end
  return { education("Denied", denials[draw(#denials) + 1]) }
end

local ACCOUNT_STATUS = { [2] = "Not Ready", [11] = "UnderReview", [12] = "NotAllowed" }

local function fixed_customer(number)
  local row = fixed[number]
  local records = {}
  for index = 2, #row do
    records[#records + 1] = {}
    for key, value in pairs(row[index]) do records[#records][key] = value end
  end
  return {
    id = ("a1000000-0000-4000-8000-%012x"):format(number),
    companyName = row[1], records = records, school = row.school or false,
  }
end

-- The id of a customer contains its number, scrambled by FACTOR. A customer is computed from its id, so that
-- no list is kept.
local FACTOR, INVERSE, RANGE = 10368889, 11764425, 2 ^ 24

local function drawn_id(draw, number)
  return (random.guid(draw):gsub("......$", ("%06x"):format(number * FACTOR % RANGE)))
end

local function drawn_customer(number, seed)
  local draw = random.generator(seed, number)
  local id = drawn_id(draw, number)
  local first, second = first_words[draw(#first_words) + 1], second_words[draw(#second_words) + 1]
  local name = ("%s %s %d"):format(first, second, number)
  return { id = id, companyName = name, records = draw_records(draw), school = draw(2) == 0 }
end

--- Makes one customer.
---@param number integer 1 and up
---@param seed integer
---@return table customer id, companyName, records (plural qualification records), school (vetting for
--- Education succeeds), tries (verifications so far), account (validation status), domain
function seeded_customers.customer(number, seed)
  local customer = fixed[number] and fixed_customer(number) or drawn_customer(number, seed)
  customer.number = number
  customer.domain = ("customer%d.example"):format(number)
  customer.account = ACCOUNT_STATUS[number] or "Allowed"
  customer.tries = 0
  for _, record in ipairs(customer.records) do
    if record.qualification == "Education" then customer.tries = 1 end
  end
  return customer
end

--- Finds a customer by its id.
---@param id string
---@param count integer number of customers
---@param seed integer
---@return table|nil customer
function seeded_customers.find(id, count, seed)
  id = id:lower()
  local number = tonumber(id:match("^a1000000%-0000%-4000%-8000%-(%x+)$") or "", 16)
    or (tonumber(id:match("(%x%x%x%x%x%x)$") or "", 16) or 0) * INVERSE % RANGE
  if number < 1 or number > count then return nil end
  local customer = seeded_customers.customer(number, seed)
  return customer.id == id and customer or nil
end

--- An existing customer tenant without a relationship to this partner (403, code 20002).
seeded_customers.unrelated_id = "a1000000-0000-4000-8000-0000000000ff"

local order = { "Education", "GovernmentCommunityCloud", "StateOwnedEntity", "Nonprofit" }

--- Returns the qualification that records amount to: approved ones and ones without vetting count.
---@param records table[]
---@return string name in PascalCase, "None" if no record counts
function seeded_customers.effective(records)
  local held = {}
  for _, record in ipairs(records) do
    local status = record.vettingStatus
    if status == nil or status == "Approved" then held[record.qualification] = true end
  end
  for _, name in ipairs(order) do
    if held[name] then return name end
  end
  return "None"
end

return seeded_customers
