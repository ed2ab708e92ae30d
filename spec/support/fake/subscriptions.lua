-- A fake service of one subscription, for states that the simulator does not have.
local before_midnight = require "spec.support.time.before_midnight"
local partner = require "spec.support.fake.partner"

local subscriptions = {}

subscriptions.ID = "55555555-5555-4555-8555-555555555555"

--- A date some days from now.
function subscriptions.day(days) return os.date("!%Y-%m-%dT00:00:00Z", os.time() + days * 86400) end

--- Loads the library over the service. `service` has the record, the transfers, the SKU and its
--- availabilities, and what the transition eligibilities say; `answer` may replace the answer to a PATCH.
---@return table world of fake.partner
---@return table service
function subscriptions.load()
  before_midnight()
  local day = subscriptions.day
  local service = { patches = {}, etag = 1, transfers = {}, eligible = {}, availabilities = {}, record = {
    id = subscriptions.ID, offerId = "PROD:0001:AV1", offerName = "Business Basic", friendlyName = "Basic",
    quantity = 10, status = "active", autoRenewEnabled = true, isTrial = false, billingType = "license",
    unitType = "Licenses", billingCycle = "monthly", termDuration = "P1Y", isMicrosoftProduct = true,
    productType = { id = "OnlineServicesNCE" }, effectiveStartDate = day(-100), commitmentEndDate = day(264),
    cancellationAllowedUntilDate = day(-93), refundableQuantity = { totalQuantity = 0, details = {} },
  } }
  local world
  local function items(list) return 200, { items = world.json.array(list), totalCount = #list } end
  local function record()
    service.record.attributes = { etag = "tag" .. service.etag, objectType = "Subscription" }
    return service.record
  end
  world = partner.load {
    { "GET", "/transfers$", function()
      if service.transfers_status then return service.transfers_status, { code = 1 } end
      return items(service.transfers)
    end },
    { "GET", "/transitionEligibilities$", function() return items(service.eligible) end },
    { "GET", "/skus/0001$", function()
      if not service.sku then return 404, { code = 400018 } end
      return 200, service.sku
    end },
    { "GET", "/availabilities$", function() return items(service.availabilities) end },
    { "GET", "/availabilities/(%w+)$", function(_, id)
      for _, one in ipairs(service.availabilities) do
        if one.id == id then return 200, one end
      end
      return 404, { code = 400019 }
    end },
    { "GET", "/subscriptions/[%x-]+$", function()
      if service.shown then return 200, service.shown end
      return 200, record()
    end },
    { "PATCH", "/subscriptions/[%x-]+$", function(call)
      service.patches[#service.patches + 1] = call.body
      for _, line in ipairs(call.request.headers or {}) do
        service.if_match = line:match("^If%-Match: (.*)$") or service.if_match
      end
      local status, body
      if service.answer then status, body = service.answer(call, #service.patches) end
      if status == "lost before" then return partner.LOST end
      if status and status ~= "lost" then return status, body end
      service.record, service.etag = call.body, service.etag + 1
      if status == "lost" then return partner.LOST end
      return 200, body or record()
    end },
  }
  service.subscription = world.made:customer(partner.CUSTOMER):subscription(subscriptions.ID)
  return world, service
end

return subscriptions
