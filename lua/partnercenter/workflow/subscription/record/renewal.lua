--- The instructions for a renewal that changes something: product, quantity, term, billing cycle or end date.
local blocks = require "partnercenter.workflow.subscription.record.blocks"
local check = require "partnercenter.arguments.check"
local date = require "partnercenter.text.date"
local term = require "partnercenter.workflow.subscription.record.term"

local renewal = {}

--- The options that change a renewal.
renewal.OPTIONS = {
  quantity = "number", product_id = "string", sku_id = "string", term_duration = "string",
  billing_cycle = "string", promotion_id = "string", custom_term_end_date = "string",
}

local CYCLES = { monthly = "Monthly", annual = "Annual", triennial = "Triennial" }
local TERMS = { P1M = true, P1Y = true, P3Y = true }

---@param options table
---@return boolean
function renewal.is_changed(options)
  for name in pairs(renewal.OPTIONS) do
    if options[name] ~= nil then return true end
  end
  return false
end

--- Checks the options on their own.
---@param run partnercenter.Run
---@return boolean? ok
---@return partnercenter.error? err `invalid_argument`
function renewal.check_options(run)
  local options = run.options
  local quantity, cycle, length = options.quantity, options.billing_cycle, options.term_duration
  if quantity and (quantity < 1 or quantity % 1 ~= 0 or quantity > 1e9) then
    return run:fail("invalid_argument", "option quantity must be a whole number of seats, at least 1")
  elseif cycle and not CYCLES[cycle:lower()] then
    return run:fail("invalid_argument", "option billing_cycle must be monthly, annual or triennial")
  elseif length and not TERMS[length:upper()] then
    return run:fail("invalid_argument", "option term_duration must be P1M, P1Y or P3Y")
  elseif options.custom_term_end_date and not date.parse(options.custom_term_end_date) then
    return run:fail("invalid_argument",
      "option custom_term_end_date must be a date, such as 2027-01-31 or 2027-01-31T00:00:00Z")
  elseif options.sku_id and not options.product_id then
    return run:fail("invalid_argument", "option sku_id needs product_id")
  end
  for _, name in ipairs({ "product_id", "sku_id", "promotion_id" }) do
    if options[name] and not (options[name]:find("%S") and check.header_value(options[name])) then
      return run:fail("invalid_argument", ("option %s must be an id of the catalogue"):format(name))
    end
  end
  return true
end

-- The id of an entry: the reference and the clients name its member differently.
local function item_of(entry) return tostring(entry.toCatalogItemId or entry.catalogItemId) end

-- Whether an entry is eligible, and why not.
local function eligible(entry)
  local reasons
  for _, detail in ipairs(type(entry.eligibilities) == "table" and entry.eligibilities or {}) do
    if detail.isEligible ~= false then return true end
    for _, problem in ipairs(type(detail.errors) == "table" and detail.errors or {}) do
      reasons = (reasons and reasons .. "; " or "") .. tostring(problem.description or problem.code)
    end
    reasons = reasons or "no reason given"
  end
  return reasons == nil, reasons
end

-- A term of an availability that has the wished length and billing cycle.
local function fits(run, item, wanted)
  local product_id, sku_id, availability_id = item:match("^([^:]+):([^:]+):([^:]+)$")
  local sku = run.client:customer(run.params.customer_id):product(product_id):sku(sku_id)
  local found, err = sku:availability(availability_id):get(run:call())
  if not found then return nil, err.status ~= 403 and err.status ~= 404 and err or nil end
  for _, one in ipairs(type(found.terms) == "table" and found.terms or {}) do
    local length, cycle = tostring(one.duration):upper(), tostring(one.billingCycle):lower()
    if length == wanted.term_duration and (cycle == wanted.billing_cycle or one.billingCycle == nil) then
      return true
    end
  end
  return false
end

-- Chooses one availability of several: the scheduled one stays, else the one that has the term.
local function choose(run, items, wanted, present)
  for _, item in ipairs(items) do
    if item:match("[^:]+$") == present then return item end
  end
  for _, item in ipairs(items[2] and items or {}) do
    local good, err = fits(run, item, wanted)
    if err then return nil, err end
    if good then return item end
  end
  return items[1]
end

-- The availability id that the service takes for the next term.
local function availability_of(run, subscription, record, wanted, present)
  local scheduled = { eligibilityType = "scheduled" }
  local entries, err = subscription:transition_eligibilities(scheduled, run:call()):all()
  if not entries then return nil, err end
  local prefix, items, refused = wanted.product_id .. ":" .. wanted.sku_id .. ":", {}, nil
  for _, entry in ipairs(entries) do
    local item = item_of(entry)
    if item:sub(1, #prefix):lower() == prefix:lower() then
      local ok, reason = eligible(entry)
      if ok then items[#items + 1] = item else refused = refused or reason end
    end
  end
  local chosen
  if items[1] then
    chosen, err = choose(run, items, wanted, present)
    return chosen and chosen:match("[^:]+$"), err
  end
  local product_id, sku_id, availability_id = term.item(record)
  local is_same = product_id == wanted.product_id and sku_id == wanted.sku_id
  if is_same and not refused then return availability_id end
  local message = ("the subscription cannot renew as %s:%s: %s"):format(wanted.product_id, wanted.sku_id,
    refused or "it is not among the scheduled transitions")
  return run:fail("conflict", message, {
    record = record, data = entries, hint = "read subscription:transition_eligibilities",
  })
end

-- A custom end date falls within the first renewed term, on a day that the term can end on.
local function check_custom_date(run, record, wanted)
  local given = wanted.custom_term_end_date
  if not given then return true end
  if term.kind(record) ~= "license" then
    return run:fail("conflict", "only online services of new commerce take a custom end date",
      { record = record })
  end
  local ends, last = term.ends(record), date.parse(given)
  local latest = date.add(ends, wanted.term_duration)
  if last <= ends or (latest and last > latest) then
    return run:fail("conflict", ("the custom end date %s is outside of the next term, from %s to %s"):format(
      given, date.day(ends), latest and date.day(latest) or "?"), { record = record })
  end
  local day = tonumber(date.day(ends):sub(9))
  if wanted.term_duration == "P1M" and day >= 28 and day <= 30 and not date.is_month_end(ends) then
    local message = "a monthly term with a custom end date cannot follow a term that ends on "
    return run:fail("conflict", message .. date.day(ends), { record = record })
  end
  return true
end

-- A date as the service takes it, with a time.
local function with_time(text)
  return text and #text == 10 and text .. "T00:00:00Z" or text
end

local function quantity_and_term(run, record)
  local options, now = run.options, term.following(record, "renew")
  local other = options.product_id ~= nil and options.product_id ~= now.product_id
  local cycle = options.billing_cycle or now.billing_cycle
  local length = options.term_duration or now.term_duration
  return {
    product_id = options.product_id or now.product_id,
    sku_id = options.sku_id or (other and "0001") or now.sku_id,
    quantity = options.quantity and math.floor(options.quantity) or now.quantity,
    billing_cycle = cycle and cycle:lower(), term_duration = length and length:upper(),
    promotion_id = options.promotion_id or (not other and now.promotion_id) or nil,
    custom_term_end_date = with_time(options.custom_term_end_date) or now.custom_term_end_date,
  }
end

local function same_day(a, b)
  if not (a and b) then return a == b end
  local first, second = date.parse(a), date.parse(b)
  return first and second and date.day(first) == date.day(second) or false
end

--- Whether a record's next term is the wished one. The availability id is left out: it changes with time.
---@param record table
---@param wanted partnercenter.workflow.NextTerm
---@return boolean
function renewal.stands(record, wanted)
  local now = term.following(record, "renew")
  for _, name in ipairs({ "product_id", "sku_id", "quantity", "promotion_id" }) do
    if now[name] ~= wanted[name] then return false end
  end
  return same_day(now.custom_term_end_date, wanted.custom_term_end_date)
    and tostring(now.term_duration):upper() == tostring(wanted.term_duration):upper()
    and tostring(now.billing_cycle):lower() == tostring(wanted.billing_cycle):lower()
end

--- The next term by the options; nil where they change nothing. An availability id is read unless the term
--- stands already.
---@param run partnercenter.Run
---@param subscription partnercenter.customer.subscription
---@param record table
---@return partnercenter.workflow.NextTerm? wanted
---@return partnercenter.error? err
function renewal.wanted(run, subscription, record)
  local wanted, present = quantity_and_term(run, record), term.instructions(record)
  if renewal.stands(record, wanted) then
    wanted.availability_id = term.following(record, "renew").availability_id
    return wanted
  end
  local ok, err = check_custom_date(run, record, wanted)
  if ok and run.options.quantity then
    ok, err = blocks.seats(run, wanted.product_id, wanted.sku_id, wanted.quantity)
  end
  if not ok then return nil, err end
  present = present and term.following(record, "renew").availability_id
  wanted.availability_id, err = availability_of(run, subscription, record, wanted, present)
  if not wanted.availability_id then return nil, err end
  return wanted
end

--- The members that the service takes for a next term.
---@param wanted partnercenter.workflow.NextTerm
---@return table instructions
function renewal.instructions(wanted)
  return {
    product = {
      productId = wanted.product_id, skuId = wanted.sku_id, availabilityId = wanted.availability_id,
      billingCycle = wanted.billing_cycle and (CYCLES[wanted.billing_cycle] or wanted.billing_cycle),
      termDuration = wanted.term_duration, promotionId = wanted.promotion_id,
    },
    quantity = wanted.quantity, customTermEndDate = wanted.custom_term_end_date,
  }
end

--- A next term in words.
---@param wanted partnercenter.workflow.NextTerm
---@return string
function renewal.words(wanted)
  local text = ("%s seats of %s:%s, term %s, billed %s"):format(tostring(wanted.quantity),
    tostring(wanted.product_id), tostring(wanted.sku_id), tostring(wanted.term_duration),
    tostring(wanted.billing_cycle))
  if wanted.promotion_id then text = text .. ", promotion " .. wanted.promotion_id end
  if wanted.custom_term_end_date then text = text .. ", until " .. wanted.custom_term_end_date end
  return text
end

return renewal
