--- The window in which a subscription may be cancelled and its seats lowered.
local date = require "partnercenter.text.date"
local term = require "partnercenter.workflow.subscription.record.term"

local window = {}

-- From purchase or renewal, where the record names no date.
local USUAL, MARKETPLACE = "P7D", "P3D"

local function list(value) return type(value) == "table" and value or {} end

-- The latest of the dates that a record names for the whole subscription.
local function named(record)
  local text = record.cancellationAllowedUntilDate
  local latest = date.parse(text)
  for _, option in ipairs(list(record.refundOptions)) do
    local until_text = option.expiresAt or option.expiresAfter
    local seconds = date.parse(until_text)
    if seconds and (not latest or seconds > latest) then
      latest, text = seconds, until_text
    end
  end
  return latest, latest and text
end

-- The documented window from the start of the present term.
local function by_rule(record)
  local began = date.parse(record.effectiveStartDate)
  local ends = term.ends(record)
  local _, months = tostring(record.termDuration):match("^P(%d+)([YM])$")
  if ends and began and months then
    -- A renewal keeps the first date: step from term to term.
    local following = date.add(began, record.termDuration)
    while following and following < ends and following <= os.time() do
      began, following = following, date.add(following, record.termDuration)
    end
  end
  local length = term.kind(record) == "marketplace" and MARKETPLACE or USUAL
  local latest = began and date.add(began, length)
  return latest, latest and date.format(latest)
end

---@class partnercenter.workflow.Window
---@field open boolean
---@field ends string?      until when it is or was open
---@field seats integer     that can be lowered now

-- The seats by the time until which they can be returned.
local function by_seats(refundable, now)
  local seats, latest, text = 0, nil, nil
  for _, detail in ipairs(list(refundable.details)) do
    local seconds = date.parse(detail.allowedUntilDateTime)
    if seconds and (not latest or seconds > latest) then
      latest, text = seconds, detail.allowedUntilDateTime
    end
    if seconds and seconds > now then seats = seats + (tonumber(detail.quantity) or 0) end
  end
  return seats, latest, text
end

--- Reads the window of a subscription. Legacy subscriptions have none: their seats can be lowered at any
--- time.
---@param record table
---@return partnercenter.workflow.Window
function window.of(record)
  local now, quantity = os.time(), tonumber(record.quantity) or 0
  if term.kind(record) == "legacy" then return { open = true, seats = quantity } end
  local latest, text = named(record)
  local seats
  local refundable = record.refundableQuantity
  if type(refundable) == "table" and type(refundable.details) == "table" then
    local last, last_text
    seats, last, last_text = by_seats(refundable, now)
    if last and (not latest or last > latest) then
      latest, text = last, last_text
    end
  end
  if not latest then
    latest, text = by_rule(record)
  end
  local open = latest ~= nil and latest > now
  if not seats then seats = open and quantity or 0 end
  return { open = open, ends = text, seats = math.min(seats, quantity) }
end

return window
