---@meta
-- Generated from lua/partnercenter/api/data/subscription.lua by spec/types/generate.lua.

---@class partnercenter.Listing.AzureEntitlement: partnercenter.Listing
---@operator call(): partnercenter.model.AzureEntitlement?
---@field each fun(self: partnercenter.Listing.AzureEntitlement): fun(): partnercenter.model.AzureEntitlement?
---@field pages fun(self: partnercenter.Listing.AzureEntitlement): fun(): partnercenter.model.AzureEntitlement[]?
---@field all fun(self: partnercenter.Listing.AzureEntitlement): partnercenter.model.AzureEntitlement[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AzureEntitlement): partnercenter.model.AzureEntitlement[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AzureEntitlement): partnercenter.model.AzureEntitlement[]?, partnercenter.error?

---@class partnercenter.Listing.Conversion: partnercenter.Listing
---@operator call(): partnercenter.model.Conversion?
---@field each fun(self: partnercenter.Listing.Conversion): fun(): partnercenter.model.Conversion?
---@field pages fun(self: partnercenter.Listing.Conversion): fun(): partnercenter.model.Conversion[]?
---@field all fun(self: partnercenter.Listing.Conversion): partnercenter.model.Conversion[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Conversion): partnercenter.model.Conversion[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Conversion): partnercenter.model.Conversion[]?, partnercenter.error?

---@class partnercenter.Listing.CustomTermEndDate: partnercenter.Listing
---@operator call(): partnercenter.model.CustomTermEndDate?
---@field each fun(self: partnercenter.Listing.CustomTermEndDate): fun(): partnercenter.model.CustomTermEndDate?
---@field pages fun(self: partnercenter.Listing.CustomTermEndDate): fun(): partnercenter.model.CustomTermEndDate[]?
---@field all fun(self: partnercenter.Listing.CustomTermEndDate): partnercenter.model.CustomTermEndDate[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomTermEndDate): partnercenter.model.CustomTermEndDate[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomTermEndDate): partnercenter.model.CustomTermEndDate[]?, partnercenter.error?

---@class partnercenter.Listing.Overage: partnercenter.Listing
---@operator call(): partnercenter.model.Overage?
---@field each fun(self: partnercenter.Listing.Overage): fun(): partnercenter.model.Overage?
---@field pages fun(self: partnercenter.Listing.Overage): fun(): partnercenter.model.Overage[]?
---@field all fun(self: partnercenter.Listing.Overage): partnercenter.model.Overage[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Overage): partnercenter.model.Overage[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Overage): partnercenter.model.Overage[]?, partnercenter.error?

---@class partnercenter.Listing.Subscription: partnercenter.Listing
---@operator call(): partnercenter.model.Subscription?
---@field each fun(self: partnercenter.Listing.Subscription): fun(): partnercenter.model.Subscription?
---@field pages fun(self: partnercenter.Listing.Subscription): fun(): partnercenter.model.Subscription[]?
---@field all fun(self: partnercenter.Listing.Subscription): partnercenter.model.Subscription[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Subscription): partnercenter.model.Subscription[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Subscription): partnercenter.model.Subscription[]?, partnercenter.error?

---@class partnercenter.Listing.Transition: partnercenter.Listing
---@operator call(): partnercenter.model.Transition?
---@field each fun(self: partnercenter.Listing.Transition): fun(): partnercenter.model.Transition?
---@field pages fun(self: partnercenter.Listing.Transition): fun(): partnercenter.model.Transition[]?
---@field all fun(self: partnercenter.Listing.Transition): partnercenter.model.Transition[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Transition): partnercenter.model.Transition[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Transition): partnercenter.model.Transition[]?, partnercenter.error?

---@class partnercenter.Listing.TransitionEligibility: partnercenter.Listing
---@operator call(): partnercenter.model.TransitionEligibility?
---@field each fun(self: partnercenter.Listing.TransitionEligibility): fun(): partnercenter.model.TransitionEligibility?
---@field pages fun(self: partnercenter.Listing.TransitionEligibility): fun(): partnercenter.model.TransitionEligibility[]?
---@field all fun(self: partnercenter.Listing.TransitionEligibility): partnercenter.model.TransitionEligibility[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.TransitionEligibility): partnercenter.model.TransitionEligibility[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.TransitionEligibility): partnercenter.model.TransitionEligibility[]?, partnercenter.error?

---@class partnercenter.Listing.Upgrade: partnercenter.Listing
---@operator call(): partnercenter.model.Upgrade?
---@field each fun(self: partnercenter.Listing.Upgrade): fun(): partnercenter.model.Upgrade?
---@field pages fun(self: partnercenter.Listing.Upgrade): fun(): partnercenter.model.Upgrade[]?
---@field all fun(self: partnercenter.Listing.Upgrade): partnercenter.model.Upgrade[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Upgrade): partnercenter.model.Upgrade[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Upgrade): partnercenter.model.Upgrade[]?, partnercenter.error?

---@class partnercenter.customer
local customer = {}

---@class partnercenter.customer.custom_term_end_dates: partnercenter.Listing.CustomTermEndDate
local customer_custom_term_end_dates = {}

---@class partnercenter.customer.overage: partnercenter.Listing.Overage
local customer_overage = {}

---@class partnercenter.customer.subscription
local customer_subscription = {}

---@class partnercenter.customer.subscription.activation_links: partnercenter.Listing.OrderLineItemActivationLink
local customer_subscription_activation_links = {}

---@class partnercenter.customer.subscription.addons: partnercenter.Listing.Subscription
local customer_subscription_addons = {}

---@class partnercenter.customer.subscription.azure_entitlement
local customer_subscription_azure_entitlement = {}

---@class partnercenter.customer.subscription.azure_entitlements: partnercenter.Listing.AzureEntitlement
local customer_subscription_azure_entitlements = {}

---@class partnercenter.customer.subscription.conversions: partnercenter.Listing.Conversion
local customer_subscription_conversions = {}

---@class partnercenter.customer.subscription.support_contact
local customer_subscription_support_contact = {}

---@class partnercenter.customer.subscription.transition_eligibilities: partnercenter.Listing.TransitionEligibility
local customer_subscription_transition_eligibilities = {}

---@class partnercenter.customer.subscription.transitions: partnercenter.Listing.Transition
local customer_subscription_transitions = {}

---@class partnercenter.customer.subscription.upgrades: partnercenter.Listing.Upgrade
local customer_subscription_upgrades = {}

---@class partnercenter.customer.subscriptions: partnercenter.Listing.Subscription
local customer_subscriptions = {}

---@class partnercenter.customer.subscriptions_by_order: partnercenter.Listing.Subscription
local customer_subscriptions_by_order = {}

---@class partnercenter.customer.subscriptions_by_partner: partnercenter.Listing.Subscription
local customer_subscriptions_by_partner = {}

--- Returns a handle. Sends nothing.
---@param subscription_id string
---@return partnercenter.customer.subscription
function customer:subscription(subscription_id) end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.Subscription): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.Subscription? result
---@return partnercenter.error? err
function customer_subscription:change(fn, options) end

--- Returns a handle. Sends nothing.
---@param azure_entitlement_id string
---@return partnercenter.customer.subscription.azure_entitlement
function customer_subscription:azure_entitlement(azure_entitlement_id) end

--- Returns a handle. Sends nothing.
---@return partnercenter.customer.subscription.support_contact
function customer_subscription:support_contact() end

--- Reads the resource, lets `fn` edit it and writes it under its ETag; repeats this after a conflict.
--- `fn` edits the value or returns another. If it returns false, nothing is written.
---@param fn fun(value: partnercenter.model.SupportContact): any, any
---@param options? partnercenter.Options
---@return partnercenter.model.SupportContact? result
---@return partnercenter.error? err
function customer_subscription_support_contact:change(fn, options) end

--- Lists the customer's subscriptions with quantity, status, term and renewal.
---
--- `GET /v1/customers/{customer_id}/subscriptions`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Subscription`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscriptions
function customer:subscriptions(query, options) end

--- Lists the subscriptions that one order has made.
---
--- `GET /v1/customers/{customer_id}/subscriptions`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Subscription`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-subscriptions-by-order
---@param order_id string|number
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscriptions_by_order
function customer:subscriptions_by_order(order_id, options) end

--- Lists the customer's subscriptions that one indirect reseller sold.
---
--- `GET /v1/customers/{customer_id}/subscriptions`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Subscription`.
---@see https://learn.microsoft.com/partner-center/developer/get-all-subscriptions-by-partner
---@param mpn_id string|number
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscriptions_by_partner
function customer:subscriptions_by_partner(mpn_id, options) end

--- Reads a subscription: quantity, status, term, renewal and windows for refunds.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Subscription`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id
---@param options? partnercenter.Options
---@return partnercenter.model.Subscription? result
---@return partnercenter.error? err
function customer_subscription:get(options) end

--- Changes quantity, status, renewal or scheduled actions; send the whole subscription.
---
--- `PATCH /v1/customers/{customer_id}/subscriptions/{subscription_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Subscription`.
--- Polls until the service has finished.
---@see https://learn.microsoft.com/partner-center/developer/change-the-quantity-of-a-subscription
---@param body partnercenter.model.Subscription
---@param options? partnercenter.Options
---@return partnercenter.model.Subscription? result
---@return partnercenter.error? err
function customer_subscription:update(body, options) end

--- Lists the add-ons that belong to a subscription, as subscriptions of their own.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/addons`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Subscription`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-add-ons-for-a-subscription
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.addons
function customer_subscription:addons(query, options) end

--- Lists the legacy offers that a subscription can be upgraded to.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/upgrades`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Upgrade`.
--- Deprecated. Use subscription:transition_eligibilities().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/transition-a-subscription
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.upgrades
function customer_subscription:upgrades(query, options) end

--- Upgrades a legacy subscription to another offer.
---
--- `POST /v1/customers/{customer_id}/subscriptions/{subscription_id}/upgrades`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `UpgradeResult`.
--- Errors in upgradeErrors, licenseErrors.errors of a successful answer fail the call.
--- Deprecated. Use subscription:transitions():create(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/transition-a-subscription
---@param body partnercenter.model.Upgrade
---@param options? partnercenter.Options
---@return partnercenter.model.UpgradeResult? result
---@return partnercenter.error? err
function customer_subscription_upgrades:create(body, options) end

--- Lists the paid offers that a legacy trial can become.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/conversions`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a listing of `Conversion`.
--- Deprecated. Use subscription:transition_eligibilities().
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-trial-conversion-offers
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.conversions
function customer_subscription:conversions(query, options) end

--- Turns a legacy trial into a paid subscription.
---
--- `POST /v1/customers/{customer_id}/subscriptions/{subscription_id}/conversions`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `ConversionResult`.
--- Errors in error of a successful answer fail the call.
--- Deprecated. Use subscription:transitions():create(body).
---@deprecated
---@see https://learn.microsoft.com/partner-center/developer/convert-a-trial-subscription-to-paid
---@param body partnercenter.model.Conversion
---@param options? partnercenter.Options
---@return partnercenter.model.ConversionResult? result
---@return partnercenter.error? err
function customer_subscription_conversions:create(body, options) end

---@class partnercenter.customer.subscription.transition_eligibilities.Query
---@field eligibilityType string|number|nil

--- Lists the products that a subscription can be upgraded to, now or at renewal.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/transitionEligibilities`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `TransitionEligibility`.
---@see https://learn.microsoft.com/partner-center/developer/transition-a-new-commerce-subscription
---@param query? partnercenter.customer.subscription.transition_eligibilities.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.transition_eligibilities
function customer_subscription:transition_eligibilities(query, options) end

---@class partnercenter.customer.subscription.transitions.Query
---@field operationId string|number|nil

--- Lists upgrades of a subscription that were begun, with their events.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/transitions`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Transition`.
---@see https://learn.microsoft.com/partner-center/developer/get-transitions
---@param query? partnercenter.customer.subscription.transitions.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.transitions
function customer_subscription:transitions(query, options) end

---@class partnercenter.body.create_subscription_transition: partnercenter.model.Transition
---@field quantity integer
---@field toCatalogItemId string
---@field transitionType partnercenter.model.Transition.transitionType

--- Upgrades a subscription to another product, with its licences where asked.
---
--- `POST /v1/customers/{customer_id}/subscriptions/{subscription_id}/transitions`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `Transition`.
--- The body needs: toCatalogItemId, quantity, transitionType.
--- Errors in Events.errors, events.errors of a successful answer fail the call.
---@see https://learn.microsoft.com/partner-center/developer/transition-a-new-commerce-subscription
---@param body partnercenter.body.create_subscription_transition
---@param options? partnercenter.Options
---@return partnercenter.model.Transition? result
---@return partnercenter.error? err
function customer_subscription_transitions:create(body, options) end

--- Tells whether the licences of a subscription are provisioned.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/provisioningstatus`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SubscriptionProvisioningStatus`.
---@see https://learn.microsoft.com/partner-center/developer/get-subscription-provisioning-status
---@param options? partnercenter.Options
---@return partnercenter.model.SubscriptionProvisioningStatus? result
---@return partnercenter.error? err
function customer_subscription:provisioning_status(options) end

--- Tells whether an Azure subscription is registered for reservations.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/registrationstatus`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `SubscriptionRegistrationStatus`.
---@see https://learn.microsoft.com/partner-center/developer/get-subscription-registration-status
---@param options? partnercenter.Options
---@return partnercenter.model.SubscriptionRegistrationStatus? result
---@return partnercenter.error? err
function customer_subscription:registration_status(options) end

--- Registers an Azure subscription, so that reservations can be bought for it.
---
--- `POST /v1/customers/{customer_id}/subscriptions/{subscription_id}/registrations`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `SubscriptionRegistrationStatus`.
--- Polls until the service has finished.
---@see https://learn.microsoft.com/partner-center/developer/register-a-subscription
---@param options? partnercenter.Options
---@return partnercenter.model.SubscriptionRegistrationStatus? result
---@return partnercenter.error? err
function customer_subscription:register(options) end

--- Activates a marketplace subscription of the integration sandbox.
---
--- `POST /v1/customers/{customer_id}/subscriptions/{subscription_id}/activate`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a `SubscriptionActivationResult`.
---@see https://learn.microsoft.com/partner-center/developer/activate-sandbox-subscription-azure-marketplace-products
---@param options? partnercenter.Options
---@return partnercenter.model.SubscriptionActivationResult? result
---@return partnercenter.error? err
function customer_subscription:activate(options) end

--- Lists the links with which a subscription is activated at its publisher.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/activationlinks`
--- Needs: app or app+user; no source says which.
--- Gives: a listing of `OrderLineItemActivationLink`.
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.activation_links
function customer_subscription:activation_links(query, options) end

--- Reads the partner who supports a subscription.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/supportcontact`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SupportContact`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-subscription-s-support-contact
---@param options? partnercenter.Options
---@return partnercenter.model.SupportContact? result
---@return partnercenter.error? err
function customer_subscription_support_contact:get(options) end

---@class partnercenter.body.update_subscription_support_contact: partnercenter.model.SupportContact
---@field name string
---@field supportMpnId string
---@field supportTenantId string GUID

--- Names the partner who supports a subscription.
---
--- `PUT /v1/customers/{customer_id}/subscriptions/{subscription_id}/supportcontact`
--- Needs: app+user (an application with a signed-in user).
--- Gives: a `SupportContact`.
--- The body needs: supportTenantId, supportMpnId, name.
---@see https://learn.microsoft.com/partner-center/developer/update-a-subscription-s-support-contact
---@param body partnercenter.body.update_subscription_support_contact
---@param options? partnercenter.Options
---@return partnercenter.model.SupportContact? result
---@return partnercenter.error? err
function customer_subscription_support_contact:replace(body, options) end

---@class partnercenter.customer.custom_term_end_dates.Query
---@field target_coterm_subscription_id string|number|nil
---@field term_duration string|number
---@field term_start_date string|number|nil ISO 8601, or seconds as os.time counts

--- Lists the end dates that a new purchase can align with, at most 300.
---
--- `GET /v1/customers/{customer_id}/subscriptions/customTermEndDates`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `CustomTermEndDate`.
---@see https://learn.microsoft.com/partner-center/developer/custom-term-end-dates
---@param query partnercenter.customer.custom_term_end_dates.Query
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.custom_term_end_dates
function customer:custom_term_end_dates(query, options) end

--- Lists whether usage beyond the licences is allowed and billed.
---
--- `GET /v1/customers/{customer_id}/subscriptions/overage`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `Overage`.
---@see https://learn.microsoft.com/partner-center/developer/get-subscription-overage
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.overage
function customer:overage(query, options) end

---@class partnercenter.body.update_overage: partnercenter.model.Overage
---@field azureEntitlementId string GUID
---@field overageEnabled boolean table: overage

--- Allows or ends usage beyond the licences.
---
--- `PUT /v1/customers/{customer_id}/subscriptions/overage`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `Overage`.
--- The body needs: azureEntitlementId, overageEnabled.
---@see https://learn.microsoft.com/partner-center/developer/update-subscription-overage
---@param body partnercenter.body.update_overage
---@param options? partnercenter.Options
---@return partnercenter.model.Overage? result
---@return partnercenter.error? err
function customer_overage:replace(body, options) end

--- Lists the Azure subscriptions within an Azure plan.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/azureEntitlements`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: a listing of `AzureEntitlement`.
---@see https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription
---@param query? table
---@param options? partnercenter.ListingOptions
---@return partnercenter.customer.subscription.azure_entitlements
function customer_subscription:azure_entitlements(query, options) end

--- Reads one Azure subscription within an Azure plan.
---
--- `GET /v1/customers/{customer_id}/subscriptions/{subscription_id}/azureEntitlements/{azure_entitlement_id}`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `AzureEntitlement`.
---@see https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement
---@param options? partnercenter.Options
---@return partnercenter.model.AzureEntitlement? result
---@return partnercenter.error? err
function customer_subscription_azure_entitlement:get(options) end

---@class partnercenter.body.cancel_azure_entitlement: partnercenter.model.AzureEntitlementCancellationRequestContent
---@field cancellationReason partnercenter.model.AzureEntitlementCancellationRequestContent.cancellationReason

--- Cancels a compromised Azure subscription within an Azure plan.
---
--- `POST /v1/customers/{customer_id}/subscriptions/{subscription_id}/azureEntitlements/{azure_entitlement_id}/cancel`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: an `AzureEntitlement`.
--- The body needs: cancellationReason.
---@see https://learn.microsoft.com/partner-center/developer/cancel-an-azure-entitlement
---@param body partnercenter.body.cancel_azure_entitlement
---@param options? partnercenter.Options
---@return partnercenter.model.AzureEntitlement? result
---@return partnercenter.error? err
function customer_subscription_azure_entitlement:cancel(body, options) end

--- Reactivates a cancelled Azure subscription within an Azure plan.
---
--- `POST /v1/customers/{customer_id}/subscriptions/{subscription_id}/azureEntitlements/{azure_entitlement_id}/reactivate`
--- Needs: app or app+user (an application alone, or with a signed-in user).
--- Gives: the decoded answer.
--- Polls until the service has finished.
---@see https://learn.microsoft.com/partner-center/developer/reactivate-an-azure-entitlement
---@param options? partnercenter.Options
---@return any result
---@return partnercenter.error? err
function customer_subscription_azure_entitlement:reactivate(options) end
