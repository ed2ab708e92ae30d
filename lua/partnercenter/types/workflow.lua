---@meta
-- Generated from spec/types/library.lua by spec/types/generate.lua.

---@class partnercenter.Workflows
local workflow = {}

--- Gives a customer a qualification, after reading the present ones.
---@param customer partnercenter.customer
---@param want partnercenter.SettableQualification|partnercenter.model.V2.CustomerQualificationRequest
---@param options? partnercenter.workflow.QualifyOptions
---@return partnercenter.model.V2.CustomerQualification|partnercenter.Plan|nil record or plan
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.qualify(customer, want, options) end

--- Polls until the vetting of a qualification ends.
---@param customer partnercenter.customer
---@param options? partnercenter.workflow.VettingOptions
---@return partnercenter.model.V2.CustomerQualification? record
---@return partnercenter.error? err
function workflow.vetting(customer, options) end

--- Makes a customer, or reuses the one of that domain.
---@param client partnercenter.Client|partnercenter
---@param body table as for customers():create
---@param options partnercenter.workflow.OnboardOptions
---@return partnercenter.workflow.Onboarded|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.onboard(client, body, options) end

--- Makes a customer and asks for GovernmentCommunityCloud.
---@param client partnercenter.Client|partnercenter
---@param body table as for customers():create
---@param options partnercenter.workflow.GovernmentCustomerOptions
---@return partnercenter.workflow.Onboarded|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.government_customer(client, body, options) end

--- Makes a cart and checks it out once.
---@param customer partnercenter.customer
---@param what table[]|string line items, or the id of a cart
---@param options? partnercenter.workflow.BuyOptions
---@return partnercenter.workflow.Purchase|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.buy(customer, what, options) end

--- Decides whether a subscription renews, ends or is extended month by month when its term ends.
---@param subscription partnercenter.customer.subscription
---@param outcome "renew"|"cancel"|"extend"
---@param options? partnercenter.workflow.EndOfTermOptions
---@return partnercenter.workflow.EndOfTerm|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.end_of_term(subscription, outcome, options) end

--- Lists the terms that end soon, over all customers, and what happens then: a listing.
---@param client partnercenter.Client|partnercenter
---@param options? partnercenter.workflow.RenewalsOptions
---@return partnercenter.Renewals
function workflow.renewals(client, options) end

--- Changes the number of seats, within the window for lowering them.
---@param subscription partnercenter.customer.subscription
---@param quantity integer the new total
---@param options? partnercenter.workflow.ChangeSeatsOptions
---@return partnercenter.workflow.SeatsChanged|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.change_seats(subscription, quantity, options) end

--- Removes the licences of a user and deletes the user.
---@param user partnercenter.customer.user
---@param options? partnercenter.workflow.OffboardUserOptions
---@return partnercenter.workflow.Offboarded|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.offboard_user(user, options) end

--- Ends subscriptions, delegated access and the reseller relationship of a customer.
---@param customer partnercenter.customer
---@param options? partnercenter.workflow.OffboardCustomerOptions
---@return partnercenter.workflow.OffboardedCustomer|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.offboard_customer(customer, options) end

--- Makes a GDAP relationship and gives security groups its roles.
---@param client partnercenter.Client|partnercenter
---@param options partnercenter.workflow.GdapOptions
---@return partnercenter.workflow.Gdap|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.gdap(client, options) end

--- Lists the active GDAP relationships that end within some days.
---@param client partnercenter.Client|partnercenter
---@param days? number 30
---@param options? partnercenter.workflow.Options
---@return partnercenter.workflow.Listing? listing of partnercenter.workflow.ExpiringRelationship
---@return partnercenter.error? err
function workflow.gdap_expiring(client, days, options) end

--- Lets a GDAP relationship extend itself, or all that end soon.
---@param target partnercenter.gdap_relationship|partnercenter.Client|partnercenter
---@param options? partnercenter.workflow.GdapExtendOptions
---@return partnercenter.workflow.GdapExtended|partnercenter.workflow.GdapExtendedMany|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.gdap_extend(target, options) end

--- Ends a GDAP relationship, or deletes one that was not locked yet.
---@param target partnercenter.gdap_relationship|partnercenter.Client|partnercenter
---@param options? partnercenter.workflow.GdapTerminateOptions
---@return partnercenter.workflow.GdapTerminated|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.gdap_terminate(target, options) end

--- Registers a webhook, sends a test event and explains its result.
---@param client partnercenter.Client|partnercenter
---@param options partnercenter.workflow.RegisterWebhookOptions
---@return partnercenter.workflow.WebhookRegistered|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.register_webhook(client, options) end

--- Stops the events of a webhook, all but test-created.
---@param client partnercenter.Client|partnercenter
---@param options? partnercenter.workflow.WriteOptions
---@return partnercenter.workflow.WebhookUnregistered|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.unregister_webhook(client, options) end

--- Exports billing data to a file or a function.
---@param client partnercenter.Client|partnercenter
---@param what partnercenter.workflow.ExportWish
---@param to string|fun(row: table): boolean?, any path (.csv, .jsonl, .jsonl.gz), or a function
---@param options? partnercenter.workflow.ExportOptions
---@return partnercenter.workflow.Exported? result
---@return partnercenter.error? err
function workflow.export(client, what, to, options) end

--- Lists security alerts and the older fraud events in one form.
---@param client partnercenter.Client|partnercenter
---@param options? partnercenter.workflow.AlertsOptions
---@return partnercenter.workflow.Listing? listing of partnercenter.workflow.Alert
---@return partnercenter.error? err
function workflow.alerts(client, options) end

--- Resolves a security alert or a fraud event.
---@param client partnercenter.Client|partnercenter
---@param alert partnercenter.workflow.Alert|table
---@param reason "legitimate"|"ignore"|"fraud"
---@param options? partnercenter.workflow.ResolveAlertOptions
---@return partnercenter.workflow.Resolved|partnercenter.Plan|nil result or plan of a dry run
---@return partnercenter.error? err `unconfirmed` with `err.plan`, or `conflict`
function workflow.resolve_alert(client, alert, reason, options) end

--- Writes all lines of an invoice to a file, and compares their total.
---@param invoice partnercenter.invoice
---@param path string
---@param options? partnercenter.workflow.ReconcileOptions
---@return partnercenter.workflow.Reconciled? result
---@return partnercenter.error? err
function workflow.reconcile(invoice, path, options) end
