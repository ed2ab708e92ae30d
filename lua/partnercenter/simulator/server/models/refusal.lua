--- Refuses a body with the documented code of its operation, in the form of the operation's host.
local reply = require "partnercenter.simulator.server.http.reply"

local refusal = {}

local STATUS = 400

-- 3000: a property is invalid; 900126: an enumeration value is not recognized; 2000: bad input, such as a
-- member that is not allowed.
local BY_REASON = { missing = 3000, type = 3000, form = 3000, value = 900126, unknown = 2000 }

local ORDER = {
  offerId = 800004, quantity = 2002, currencyCode = 900169, termDuration = 800121, scope = 900312,
}
local CART = { catalogItemId = 900142, quantity = 2002, currencyCode = 900169, termDuration = 800121 }
local MIGRATION = { currentSubscriptionId = 800021, termDuration = 800121 }
local UPGRADE = { customerId = 900118 }

-- Codes of members that are missing or not valid, by operation.
local BY_MEMBER = {
  create_order = ORDER, update_order = ORDER, create_cart = CART, update_cart = CART,
  update_subscription = { quantity = 2002, termDuration = 800121 },
  create_subscription_transition = {
    toCatalogItemId = 900142, quantity = 2002, termDuration = 900268, billingCycle = 900269,
  },
  create_transfer = { subscriptionId = 800078 },
  create_migration = MIGRATION, validate_migration = MIGRATION, create_migration_schedule = MIGRATION,
  update_migration_schedule = MIGRATION,
  create_product_upgrade = UPGRADE, get_product_upgrade_eligibility = UPGRADE,
  get_product_upgrade_status = UPGRADE,
  upload_order_attachments = { customerPrice = 900254, currency = 900254, isPartofTender = 900254 },
}

local function code_of(operation, problem)
  local own = BY_MEMBER[operation] and BY_MEMBER[operation][problem.member]
  local general = BY_REASON[problem.reason]
  return problem.reason ~= "unknown" and own or general
end

local TEXTS = {
  missing = "The property %s is missing",
  type = "The property %s has a value of the wrong type",
  form = "The property %s has a value of the wrong form",
  value = "The property %s has a value that is not recognized",
  unknown = "The property %s is not known",
}

--- Makes the refusal of a body in the form of the operation's host.
---@param row table of the route table
---@param code integer of the API
---@param description string
---@param path string|nil of the member
---@return table reply
function refusal.of(row, code, description, path)
  if row.host == "graph" or row.host == "partner" then
    return { status = STATUS, headers = {}, value = {
      error = { code = "invalidRequest", message = description, target = path },
    } }
  elseif row.name == "create_customer_agreement" then
    return reply.agreement(STATUS, code, "InvalidInput", description)
  end
  local refused = reply.problem(STATUS, code, description)
  refused.value.data[1] = path
  return refused
end

--- Makes the reply to a problem of a body.
---@param row table of the route table
---@param problem BodyProblem
---@return table reply
function refusal.reply(row, problem)
  local text = TEXTS[problem.reason]:format(problem.path)
  if problem.expected then text = ("%s: %s is expected"):format(text, problem.expected) end
  return refusal.of(row, code_of(row.name, problem), text, problem.path)
end

return refusal
