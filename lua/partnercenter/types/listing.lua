---@meta
-- Made from the resource files by spec/types/generate.lua: listings, by what they list.

---@class partnercenter.Listing.Agreement: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Agreement): fun(): partnercenter.model.Agreement?
---@field pages fun(self: partnercenter.Listing.Agreement): fun(): partnercenter.model.Agreement[]?
---@field all fun(self: partnercenter.Listing.Agreement): partnercenter.model.Agreement[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Agreement): partnercenter.model.Agreement[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Agreement): partnercenter.model.Agreement[]?, partnercenter.error?

---@class partnercenter.Listing.ApiRequestDetails: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ApiRequestDetails): fun(): partnercenter.model.ApiRequestDetails?
---@field pages fun(self: partnercenter.Listing.ApiRequestDetails): fun(): partnercenter.model.ApiRequestDetails[]?
---@field all fun(self: partnercenter.Listing.ApiRequestDetails): partnercenter.model.ApiRequestDetails[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ApiRequestDetails): partnercenter.model.ApiRequestDetails[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ApiRequestDetails): partnercenter.model.ApiRequestDetails[]?, partnercenter.error?

---@class partnercenter.Listing.AuditRecord: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.AuditRecord): fun(): partnercenter.model.AuditRecord?
---@field pages fun(self: partnercenter.Listing.AuditRecord): fun(): partnercenter.model.AuditRecord[]?
---@field all fun(self: partnercenter.Listing.AuditRecord): partnercenter.model.AuditRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AuditRecord): partnercenter.model.AuditRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AuditRecord): partnercenter.model.AuditRecord[]?, partnercenter.error?

---@class partnercenter.Listing.Availability: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Availability): fun(): partnercenter.model.Availability?
---@field pages fun(self: partnercenter.Listing.Availability): fun(): partnercenter.model.Availability[]?
---@field all fun(self: partnercenter.Listing.Availability): partnercenter.model.Availability[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Availability): partnercenter.model.Availability[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Availability): partnercenter.model.Availability[]?, partnercenter.error?

---@class partnercenter.Listing.AzureEntitlement: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.AzureEntitlement): fun(): partnercenter.model.AzureEntitlement?
---@field pages fun(self: partnercenter.Listing.AzureEntitlement): fun(): partnercenter.model.AzureEntitlement[]?
---@field all fun(self: partnercenter.Listing.AzureEntitlement): partnercenter.model.AzureEntitlement[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AzureEntitlement): partnercenter.model.AzureEntitlement[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AzureEntitlement): partnercenter.model.AzureEntitlement[]?, partnercenter.error?

---@class partnercenter.Listing.AzureResourceMonthlyUsageRecord: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): fun(): partnercenter.model.AzureResourceMonthlyUsageRecord?
---@field pages fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): fun(): partnercenter.model.AzureResourceMonthlyUsageRecord[]?
---@field all fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): partnercenter.model.AzureResourceMonthlyUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): partnercenter.model.AzureResourceMonthlyUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AzureResourceMonthlyUsageRecord): partnercenter.model.AzureResourceMonthlyUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.AzureUsageAnalytics: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.AzureUsageAnalytics): fun(): partnercenter.model.AzureUsageAnalytics?
---@field pages fun(self: partnercenter.Listing.AzureUsageAnalytics): fun(): partnercenter.model.AzureUsageAnalytics[]?
---@field all fun(self: partnercenter.Listing.AzureUsageAnalytics): partnercenter.model.AzureUsageAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AzureUsageAnalytics): partnercenter.model.AzureUsageAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AzureUsageAnalytics): partnercenter.model.AzureUsageAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.AzureUtilizationRecord: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.AzureUtilizationRecord): fun(): partnercenter.model.AzureUtilizationRecord?
---@field pages fun(self: partnercenter.Listing.AzureUtilizationRecord): fun(): partnercenter.model.AzureUtilizationRecord[]?
---@field all fun(self: partnercenter.Listing.AzureUtilizationRecord): partnercenter.model.AzureUtilizationRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.AzureUtilizationRecord): partnercenter.model.AzureUtilizationRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.AzureUtilizationRecord): partnercenter.model.AzureUtilizationRecord[]?, partnercenter.error?

---@class partnercenter.Listing.CommercialLicenseDeploymentInsights: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): fun(): partnercenter.model.CommercialLicenseDeploymentInsights?
---@field pages fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): fun(): partnercenter.model.CommercialLicenseDeploymentInsights[]?
---@field all fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): partnercenter.model.CommercialLicenseDeploymentInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): partnercenter.model.CommercialLicenseDeploymentInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CommercialLicenseDeploymentInsights): partnercenter.model.CommercialLicenseDeploymentInsights[]?, partnercenter.error?

---@class partnercenter.Listing.CommercialLicenseUsageInsights: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): fun(): partnercenter.model.CommercialLicenseUsageInsights?
---@field pages fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): fun(): partnercenter.model.CommercialLicenseUsageInsights[]?
---@field all fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): partnercenter.model.CommercialLicenseUsageInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): partnercenter.model.CommercialLicenseUsageInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CommercialLicenseUsageInsights): partnercenter.model.CommercialLicenseUsageInsights[]?, partnercenter.error?

---@class partnercenter.Listing.ConfigurationPolicy: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ConfigurationPolicy): fun(): partnercenter.model.ConfigurationPolicy?
---@field pages fun(self: partnercenter.Listing.ConfigurationPolicy): fun(): partnercenter.model.ConfigurationPolicy[]?
---@field all fun(self: partnercenter.Listing.ConfigurationPolicy): partnercenter.model.ConfigurationPolicy[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ConfigurationPolicy): partnercenter.model.ConfigurationPolicy[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ConfigurationPolicy): partnercenter.model.ConfigurationPolicy[]?, partnercenter.error?

---@class partnercenter.Listing.Conversion: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Conversion): fun(): partnercenter.model.Conversion?
---@field pages fun(self: partnercenter.Listing.Conversion): fun(): partnercenter.model.Conversion[]?
---@field all fun(self: partnercenter.Listing.Conversion): partnercenter.model.Conversion[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Conversion): partnercenter.model.Conversion[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Conversion): partnercenter.model.Conversion[]?, partnercenter.error?

---@class partnercenter.Listing.Customer: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Customer): fun(): partnercenter.model.Customer?
---@field pages fun(self: partnercenter.Listing.Customer): fun(): partnercenter.model.Customer[]?
---@field all fun(self: partnercenter.Listing.Customer): partnercenter.model.Customer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Customer): partnercenter.model.Customer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Customer): partnercenter.model.Customer[]?, partnercenter.error?

---@class partnercenter.Listing.CustomerLicensesDeploymentInsights: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): fun(): partnercenter.model.CustomerLicensesDeploymentInsights?
---@field pages fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): fun(): partnercenter.model.CustomerLicensesDeploymentInsights[]?
---@field all fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): partnercenter.model.CustomerLicensesDeploymentInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): partnercenter.model.CustomerLicensesDeploymentInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerLicensesDeploymentInsights): partnercenter.model.CustomerLicensesDeploymentInsights[]?, partnercenter.error?

---@class partnercenter.Listing.CustomerLicensesUsageInsights: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): fun(): partnercenter.model.CustomerLicensesUsageInsights?
---@field pages fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): fun(): partnercenter.model.CustomerLicensesUsageInsights[]?
---@field all fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): partnercenter.model.CustomerLicensesUsageInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): partnercenter.model.CustomerLicensesUsageInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerLicensesUsageInsights): partnercenter.model.CustomerLicensesUsageInsights[]?, partnercenter.error?

---@class partnercenter.Listing.CustomerMonthlyUsageRecord: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): fun(): partnercenter.model.CustomerMonthlyUsageRecord?
---@field pages fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): fun(): partnercenter.model.CustomerMonthlyUsageRecord[]?
---@field all fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): partnercenter.model.CustomerMonthlyUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): partnercenter.model.CustomerMonthlyUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerMonthlyUsageRecord): partnercenter.model.CustomerMonthlyUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.CustomerUser: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.CustomerUser): fun(): partnercenter.model.CustomerUser?
---@field pages fun(self: partnercenter.Listing.CustomerUser): fun(): partnercenter.model.CustomerUser[]?
---@field all fun(self: partnercenter.Listing.CustomerUser): partnercenter.model.CustomerUser[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.CustomerUser): partnercenter.model.CustomerUser[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.CustomerUser): partnercenter.model.CustomerUser[]?, partnercenter.error?

---@class partnercenter.Listing.DelegatedAdminAccessAssignment: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): fun(): partnercenter.model.DelegatedAdminAccessAssignment?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): fun(): partnercenter.model.DelegatedAdminAccessAssignment[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): partnercenter.model.DelegatedAdminAccessAssignment[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): partnercenter.model.DelegatedAdminAccessAssignment[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminAccessAssignment): partnercenter.model.DelegatedAdminAccessAssignment[]?, partnercenter.error?

---@class partnercenter.Listing.DelegatedAdminCustomer: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.DelegatedAdminCustomer): fun(): partnercenter.model.DelegatedAdminCustomer?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminCustomer): fun(): partnercenter.model.DelegatedAdminCustomer[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminCustomer): partnercenter.model.DelegatedAdminCustomer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminCustomer): partnercenter.model.DelegatedAdminCustomer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminCustomer): partnercenter.model.DelegatedAdminCustomer[]?, partnercenter.error?

---@class partnercenter.Listing.DelegatedAdminRelationship: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.DelegatedAdminRelationship): fun(): partnercenter.model.DelegatedAdminRelationship?
---@field pages fun(self: partnercenter.Listing.DelegatedAdminRelationship): fun(): partnercenter.model.DelegatedAdminRelationship[]?
---@field all fun(self: partnercenter.Listing.DelegatedAdminRelationship): partnercenter.model.DelegatedAdminRelationship[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DelegatedAdminRelationship): partnercenter.model.DelegatedAdminRelationship[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DelegatedAdminRelationship): partnercenter.model.DelegatedAdminRelationship[]?, partnercenter.error?

---@class partnercenter.Listing.Device: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Device): fun(): partnercenter.model.Device?
---@field pages fun(self: partnercenter.Listing.Device): fun(): partnercenter.model.Device[]?
---@field all fun(self: partnercenter.Listing.Device): partnercenter.model.Device[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Device): partnercenter.model.Device[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Device): partnercenter.model.Device[]?, partnercenter.error?

---@class partnercenter.Listing.DeviceBatch: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.DeviceBatch): fun(): partnercenter.model.DeviceBatch?
---@field pages fun(self: partnercenter.Listing.DeviceBatch): fun(): partnercenter.model.DeviceBatch[]?
---@field all fun(self: partnercenter.Listing.DeviceBatch): partnercenter.model.DeviceBatch[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DeviceBatch): partnercenter.model.DeviceBatch[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DeviceBatch): partnercenter.model.DeviceBatch[]?, partnercenter.error?

---@class partnercenter.Listing.DirectoryRole: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.DirectoryRole): fun(): partnercenter.model.DirectoryRole?
---@field pages fun(self: partnercenter.Listing.DirectoryRole): fun(): partnercenter.model.DirectoryRole[]?
---@field all fun(self: partnercenter.Listing.DirectoryRole): partnercenter.model.DirectoryRole[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.DirectoryRole): partnercenter.model.DirectoryRole[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.DirectoryRole): partnercenter.model.DirectoryRole[]?, partnercenter.error?

---@class partnercenter.Listing.Entitlement: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Entitlement): fun(): partnercenter.model.Entitlement?
---@field pages fun(self: partnercenter.Listing.Entitlement): fun(): partnercenter.model.Entitlement[]?
---@field all fun(self: partnercenter.Listing.Entitlement): partnercenter.model.Entitlement[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Entitlement): partnercenter.model.Entitlement[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Entitlement): partnercenter.model.Entitlement[]?, partnercenter.error?

---@class partnercenter.Listing.EstimateLink: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.EstimateLink): fun(): partnercenter.model.EstimateLink?
---@field pages fun(self: partnercenter.Listing.EstimateLink): fun(): partnercenter.model.EstimateLink[]?
---@field all fun(self: partnercenter.Listing.EstimateLink): partnercenter.model.EstimateLink[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.EstimateLink): partnercenter.model.EstimateLink[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.EstimateLink): partnercenter.model.EstimateLink[]?, partnercenter.error?

---@class partnercenter.Listing.FraudEvent: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.FraudEvent): fun(): partnercenter.model.FraudEvent?
---@field pages fun(self: partnercenter.Listing.FraudEvent): fun(): partnercenter.model.FraudEvent[]?
---@field all fun(self: partnercenter.Listing.FraudEvent): partnercenter.model.FraudEvent[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.FraudEvent): partnercenter.model.FraudEvent[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.FraudEvent): partnercenter.model.FraudEvent[]?, partnercenter.error?

---@class partnercenter.Listing.IndirectResellerAnalytics: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.IndirectResellerAnalytics): fun(): partnercenter.model.IndirectResellerAnalytics?
---@field pages fun(self: partnercenter.Listing.IndirectResellerAnalytics): fun(): partnercenter.model.IndirectResellerAnalytics[]?
---@field all fun(self: partnercenter.Listing.IndirectResellerAnalytics): partnercenter.model.IndirectResellerAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.IndirectResellerAnalytics): partnercenter.model.IndirectResellerAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.IndirectResellerAnalytics): partnercenter.model.IndirectResellerAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.Invoice: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Invoice): fun(): partnercenter.model.Invoice?
---@field pages fun(self: partnercenter.Listing.Invoice): fun(): partnercenter.model.Invoice[]?
---@field all fun(self: partnercenter.Listing.Invoice): partnercenter.model.Invoice[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Invoice): partnercenter.model.Invoice[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Invoice): partnercenter.model.Invoice[]?, partnercenter.error?

---@class partnercenter.Listing.InvoiceLineItem: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.InvoiceLineItem): fun(): partnercenter.model.InvoiceLineItem?
---@field pages fun(self: partnercenter.Listing.InvoiceLineItem): fun(): partnercenter.model.InvoiceLineItem[]?
---@field all fun(self: partnercenter.Listing.InvoiceLineItem): partnercenter.model.InvoiceLineItem[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.InvoiceLineItem): partnercenter.model.InvoiceLineItem[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.InvoiceLineItem): partnercenter.model.InvoiceLineItem[]?, partnercenter.error?

---@class partnercenter.Listing.InvoiceSummary: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.InvoiceSummary): fun(): partnercenter.model.InvoiceSummary?
---@field pages fun(self: partnercenter.Listing.InvoiceSummary): fun(): partnercenter.model.InvoiceSummary[]?
---@field all fun(self: partnercenter.Listing.InvoiceSummary): partnercenter.model.InvoiceSummary[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.InvoiceSummary): partnercenter.model.InvoiceSummary[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.InvoiceSummary): partnercenter.model.InvoiceSummary[]?, partnercenter.error?

---@class partnercenter.Listing.License: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.License): fun(): partnercenter.model.License?
---@field pages fun(self: partnercenter.Listing.License): fun(): partnercenter.model.License[]?
---@field all fun(self: partnercenter.Listing.License): partnercenter.model.License[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.License): partnercenter.model.License[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.License): partnercenter.model.License[]?, partnercenter.error?

---@class partnercenter.Listing.ManagedService: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ManagedService): fun(): partnercenter.model.ManagedService?
---@field pages fun(self: partnercenter.Listing.ManagedService): fun(): partnercenter.model.ManagedService[]?
---@field all fun(self: partnercenter.Listing.ManagedService): partnercenter.model.ManagedService[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ManagedService): partnercenter.model.ManagedService[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ManagedService): partnercenter.model.ManagedService[]?, partnercenter.error?

---@class partnercenter.Listing.Margin: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Margin): fun(): partnercenter.model.Margin?
---@field pages fun(self: partnercenter.Listing.Margin): fun(): partnercenter.model.Margin[]?
---@field all fun(self: partnercenter.Listing.Margin): partnercenter.model.Margin[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Margin): partnercenter.model.Margin[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Margin): partnercenter.model.Margin[]?, partnercenter.error?

---@class partnercenter.Listing.MeterUsageRecord: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.MeterUsageRecord): fun(): partnercenter.model.MeterUsageRecord?
---@field pages fun(self: partnercenter.Listing.MeterUsageRecord): fun(): partnercenter.model.MeterUsageRecord[]?
---@field all fun(self: partnercenter.Listing.MeterUsageRecord): partnercenter.model.MeterUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.MeterUsageRecord): partnercenter.model.MeterUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.MeterUsageRecord): partnercenter.model.MeterUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.NewCommerceMigration: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.NewCommerceMigration): fun(): partnercenter.model.NewCommerceMigration?
---@field pages fun(self: partnercenter.Listing.NewCommerceMigration): fun(): partnercenter.model.NewCommerceMigration[]?
---@field all fun(self: partnercenter.Listing.NewCommerceMigration): partnercenter.model.NewCommerceMigration[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.NewCommerceMigration): partnercenter.model.NewCommerceMigration[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.NewCommerceMigration): partnercenter.model.NewCommerceMigration[]?, partnercenter.error?

---@class partnercenter.Listing.NewCommerceMigrationSchedule: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): fun(): partnercenter.model.NewCommerceMigrationSchedule?
---@field pages fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): fun(): partnercenter.model.NewCommerceMigrationSchedule[]?
---@field all fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): partnercenter.model.NewCommerceMigrationSchedule[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): partnercenter.model.NewCommerceMigrationSchedule[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.NewCommerceMigrationSchedule): partnercenter.model.NewCommerceMigrationSchedule[]?, partnercenter.error?

---@class partnercenter.Listing.NonMfaCompliantPartnerPrincipal: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): fun(): partnercenter.model.NonMfaCompliantPartnerPrincipal?
---@field pages fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): fun(): partnercenter.model.NonMfaCompliantPartnerPrincipal[]?
---@field all fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): partnercenter.model.NonMfaCompliantPartnerPrincipal[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): partnercenter.model.NonMfaCompliantPartnerPrincipal[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.NonMfaCompliantPartnerPrincipal): partnercenter.model.NonMfaCompliantPartnerPrincipal[]?, partnercenter.error?

---@class partnercenter.Listing.Offer: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Offer): fun(): partnercenter.model.Offer?
---@field pages fun(self: partnercenter.Listing.Offer): fun(): partnercenter.model.Offer[]?
---@field all fun(self: partnercenter.Listing.Offer): partnercenter.model.Offer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Offer): partnercenter.model.Offer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Offer): partnercenter.model.Offer[]?, partnercenter.error?

---@class partnercenter.Listing.OfferCategory: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.OfferCategory): fun(): partnercenter.model.OfferCategory?
---@field pages fun(self: partnercenter.Listing.OfferCategory): fun(): partnercenter.model.OfferCategory[]?
---@field all fun(self: partnercenter.Listing.OfferCategory): partnercenter.model.OfferCategory[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.OfferCategory): partnercenter.model.OfferCategory[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.OfferCategory): partnercenter.model.OfferCategory[]?, partnercenter.error?

---@class partnercenter.Listing.Order: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Order): fun(): partnercenter.model.Order?
---@field pages fun(self: partnercenter.Listing.Order): fun(): partnercenter.model.Order[]?
---@field all fun(self: partnercenter.Listing.Order): partnercenter.model.Order[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Order): partnercenter.model.Order[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Order): partnercenter.model.Order[]?, partnercenter.error?

---@class partnercenter.Listing.OrderAttachment: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.OrderAttachment): fun(): partnercenter.model.OrderAttachment?
---@field pages fun(self: partnercenter.Listing.OrderAttachment): fun(): partnercenter.model.OrderAttachment[]?
---@field all fun(self: partnercenter.Listing.OrderAttachment): partnercenter.model.OrderAttachment[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.OrderAttachment): partnercenter.model.OrderAttachment[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.OrderAttachment): partnercenter.model.OrderAttachment[]?, partnercenter.error?

---@class partnercenter.Listing.OrderLineItemActivationLink: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.OrderLineItemActivationLink): fun(): partnercenter.model.OrderLineItemActivationLink?
---@field pages fun(self: partnercenter.Listing.OrderLineItemActivationLink): fun(): partnercenter.model.OrderLineItemActivationLink[]?
---@field all fun(self: partnercenter.Listing.OrderLineItemActivationLink): partnercenter.model.OrderLineItemActivationLink[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.OrderLineItemActivationLink): partnercenter.model.OrderLineItemActivationLink[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.OrderLineItemActivationLink): partnercenter.model.OrderLineItemActivationLink[]?, partnercenter.error?

---@class partnercenter.Listing.OrderLineItemProvisioningStatus: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): fun(): partnercenter.model.OrderLineItemProvisioningStatus?
---@field pages fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): fun(): partnercenter.model.OrderLineItemProvisioningStatus[]?
---@field all fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): partnercenter.model.OrderLineItemProvisioningStatus[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): partnercenter.model.OrderLineItemProvisioningStatus[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.OrderLineItemProvisioningStatus): partnercenter.model.OrderLineItemProvisioningStatus[]?, partnercenter.error?

---@class partnercenter.Listing.Overage: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Overage): fun(): partnercenter.model.Overage?
---@field pages fun(self: partnercenter.Listing.Overage): fun(): partnercenter.model.Overage[]?
---@field all fun(self: partnercenter.Listing.Overage): partnercenter.model.Overage[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Overage): partnercenter.model.Overage[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Overage): partnercenter.model.Overage[]?, partnercenter.error?

---@class partnercenter.Listing.PartnerLicensesDeploymentInsights: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): fun(): partnercenter.model.PartnerLicensesDeploymentInsights?
---@field pages fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): fun(): partnercenter.model.PartnerLicensesDeploymentInsights[]?
---@field all fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): partnercenter.model.PartnerLicensesDeploymentInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): partnercenter.model.PartnerLicensesDeploymentInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.PartnerLicensesDeploymentInsights): partnercenter.model.PartnerLicensesDeploymentInsights[]?, partnercenter.error?

---@class partnercenter.Listing.PartnerLicensesUsageInsights: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): fun(): partnercenter.model.PartnerLicensesUsageInsights?
---@field pages fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): fun(): partnercenter.model.PartnerLicensesUsageInsights[]?
---@field all fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): partnercenter.model.PartnerLicensesUsageInsights[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): partnercenter.model.PartnerLicensesUsageInsights[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.PartnerLicensesUsageInsights): partnercenter.model.PartnerLicensesUsageInsights[]?, partnercenter.error?

---@class partnercenter.Listing.PartnerRelationship: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.PartnerRelationship): fun(): partnercenter.model.PartnerRelationship?
---@field pages fun(self: partnercenter.Listing.PartnerRelationship): fun(): partnercenter.model.PartnerRelationship[]?
---@field all fun(self: partnercenter.Listing.PartnerRelationship): partnercenter.model.PartnerRelationship[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.PartnerRelationship): partnercenter.model.PartnerRelationship[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.PartnerRelationship): partnercenter.model.PartnerRelationship[]?, partnercenter.error?

---@class partnercenter.Listing.Product: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Product): fun(): partnercenter.model.Product?
---@field pages fun(self: partnercenter.Listing.Product): fun(): partnercenter.model.Product[]?
---@field all fun(self: partnercenter.Listing.Product): partnercenter.model.Product[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Product): partnercenter.model.Product[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Product): partnercenter.model.Product[]?, partnercenter.error?

---@class partnercenter.Listing.ProductPromotion: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ProductPromotion): fun(): partnercenter.model.ProductPromotion?
---@field pages fun(self: partnercenter.Listing.ProductPromotion): fun(): partnercenter.model.ProductPromotion[]?
---@field all fun(self: partnercenter.Listing.ProductPromotion): partnercenter.model.ProductPromotion[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ProductPromotion): partnercenter.model.ProductPromotion[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ProductPromotion): partnercenter.model.ProductPromotion[]?, partnercenter.error?

---@class partnercenter.Listing.Referral: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Referral): fun(): partnercenter.model.Referral?
---@field pages fun(self: partnercenter.Listing.Referral): fun(): partnercenter.model.Referral[]?
---@field all fun(self: partnercenter.Listing.Referral): partnercenter.model.Referral[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Referral): partnercenter.model.Referral[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Referral): partnercenter.model.Referral[]?, partnercenter.error?

---@class partnercenter.Listing.ReferralAnalytics: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ReferralAnalytics): fun(): partnercenter.model.ReferralAnalytics?
---@field pages fun(self: partnercenter.Listing.ReferralAnalytics): fun(): partnercenter.model.ReferralAnalytics[]?
---@field all fun(self: partnercenter.Listing.ReferralAnalytics): partnercenter.model.ReferralAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ReferralAnalytics): partnercenter.model.ReferralAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ReferralAnalytics): partnercenter.model.ReferralAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.ResourceUsageRecord: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ResourceUsageRecord): fun(): partnercenter.model.ResourceUsageRecord?
---@field pages fun(self: partnercenter.Listing.ResourceUsageRecord): fun(): partnercenter.model.ResourceUsageRecord[]?
---@field all fun(self: partnercenter.Listing.ResourceUsageRecord): partnercenter.model.ResourceUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ResourceUsageRecord): partnercenter.model.ResourceUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ResourceUsageRecord): partnercenter.model.ResourceUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.Role: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Role): fun(): partnercenter.model.Role?
---@field pages fun(self: partnercenter.Listing.Role): fun(): partnercenter.model.Role[]?
---@field all fun(self: partnercenter.Listing.Role): partnercenter.model.Role[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Role): partnercenter.model.Role[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Role): partnercenter.model.Role[]?, partnercenter.error?

---@class partnercenter.Listing.SearchAnalytics: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.SearchAnalytics): fun(): partnercenter.model.SearchAnalytics?
---@field pages fun(self: partnercenter.Listing.SearchAnalytics): fun(): partnercenter.model.SearchAnalytics[]?
---@field all fun(self: partnercenter.Listing.SearchAnalytics): partnercenter.model.SearchAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SearchAnalytics): partnercenter.model.SearchAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SearchAnalytics): partnercenter.model.SearchAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.SelfServePolicy: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.SelfServePolicy): fun(): partnercenter.model.SelfServePolicy?
---@field pages fun(self: partnercenter.Listing.SelfServePolicy): fun(): partnercenter.model.SelfServePolicy[]?
---@field all fun(self: partnercenter.Listing.SelfServePolicy): partnercenter.model.SelfServePolicy[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SelfServePolicy): partnercenter.model.SelfServePolicy[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SelfServePolicy): partnercenter.model.SelfServePolicy[]?, partnercenter.error?

---@class partnercenter.Listing.ServiceCostLineItem: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ServiceCostLineItem): fun(): partnercenter.model.ServiceCostLineItem?
---@field pages fun(self: partnercenter.Listing.ServiceCostLineItem): fun(): partnercenter.model.ServiceCostLineItem[]?
---@field all fun(self: partnercenter.Listing.ServiceCostLineItem): partnercenter.model.ServiceCostLineItem[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceCostLineItem): partnercenter.model.ServiceCostLineItem[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceCostLineItem): partnercenter.model.ServiceCostLineItem[]?, partnercenter.error?

---@class partnercenter.Listing.ServiceHealth: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ServiceHealth): fun(): partnercenter.model.ServiceHealth?
---@field pages fun(self: partnercenter.Listing.ServiceHealth): fun(): partnercenter.model.ServiceHealth[]?
---@field all fun(self: partnercenter.Listing.ServiceHealth): partnercenter.model.ServiceHealth[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceHealth): partnercenter.model.ServiceHealth[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceHealth): partnercenter.model.ServiceHealth[]?, partnercenter.error?

---@class partnercenter.Listing.ServiceHealthIssue: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ServiceHealthIssue): fun(): partnercenter.model.ServiceHealthIssue?
---@field pages fun(self: partnercenter.Listing.ServiceHealthIssue): fun(): partnercenter.model.ServiceHealthIssue[]?
---@field all fun(self: partnercenter.Listing.ServiceHealthIssue): partnercenter.model.ServiceHealthIssue[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceHealthIssue): partnercenter.model.ServiceHealthIssue[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceHealthIssue): partnercenter.model.ServiceHealthIssue[]?, partnercenter.error?

---@class partnercenter.Listing.ServiceIncidents: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ServiceIncidents): fun(): partnercenter.model.ServiceIncidents?
---@field pages fun(self: partnercenter.Listing.ServiceIncidents): fun(): partnercenter.model.ServiceIncidents[]?
---@field all fun(self: partnercenter.Listing.ServiceIncidents): partnercenter.model.ServiceIncidents[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceIncidents): partnercenter.model.ServiceIncidents[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceIncidents): partnercenter.model.ServiceIncidents[]?, partnercenter.error?

---@class partnercenter.Listing.ServiceRequest: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ServiceRequest): fun(): partnercenter.model.ServiceRequest?
---@field pages fun(self: partnercenter.Listing.ServiceRequest): fun(): partnercenter.model.ServiceRequest[]?
---@field all fun(self: partnercenter.Listing.ServiceRequest): partnercenter.model.ServiceRequest[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceRequest): partnercenter.model.ServiceRequest[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceRequest): partnercenter.model.ServiceRequest[]?, partnercenter.error?

---@class partnercenter.Listing.ServiceUpdateMessage: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.ServiceUpdateMessage): fun(): partnercenter.model.ServiceUpdateMessage?
---@field pages fun(self: partnercenter.Listing.ServiceUpdateMessage): fun(): partnercenter.model.ServiceUpdateMessage[]?
---@field all fun(self: partnercenter.Listing.ServiceUpdateMessage): partnercenter.model.ServiceUpdateMessage[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.ServiceUpdateMessage): partnercenter.model.ServiceUpdateMessage[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.ServiceUpdateMessage): partnercenter.model.ServiceUpdateMessage[]?, partnercenter.error?

---@class partnercenter.Listing.Sku: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Sku): fun(): partnercenter.model.Sku?
---@field pages fun(self: partnercenter.Listing.Sku): fun(): partnercenter.model.Sku[]?
---@field all fun(self: partnercenter.Listing.Sku): partnercenter.model.Sku[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Sku): partnercenter.model.Sku[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Sku): partnercenter.model.Sku[]?, partnercenter.error?

---@class partnercenter.Listing.SubscribedSku: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.SubscribedSku): fun(): partnercenter.model.SubscribedSku?
---@field pages fun(self: partnercenter.Listing.SubscribedSku): fun(): partnercenter.model.SubscribedSku[]?
---@field all fun(self: partnercenter.Listing.SubscribedSku): partnercenter.model.SubscribedSku[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SubscribedSku): partnercenter.model.SubscribedSku[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SubscribedSku): partnercenter.model.SubscribedSku[]?, partnercenter.error?

---@class partnercenter.Listing.Subscription: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Subscription): fun(): partnercenter.model.Subscription?
---@field pages fun(self: partnercenter.Listing.Subscription): fun(): partnercenter.model.Subscription[]?
---@field all fun(self: partnercenter.Listing.Subscription): partnercenter.model.Subscription[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Subscription): partnercenter.model.Subscription[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Subscription): partnercenter.model.Subscription[]?, partnercenter.error?

---@class partnercenter.Listing.SubscriptionAnalytics: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.SubscriptionAnalytics): fun(): partnercenter.model.SubscriptionAnalytics?
---@field pages fun(self: partnercenter.Listing.SubscriptionAnalytics): fun(): partnercenter.model.SubscriptionAnalytics[]?
---@field all fun(self: partnercenter.Listing.SubscriptionAnalytics): partnercenter.model.SubscriptionAnalytics[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SubscriptionAnalytics): partnercenter.model.SubscriptionAnalytics[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SubscriptionAnalytics): partnercenter.model.SubscriptionAnalytics[]?, partnercenter.error?

---@class partnercenter.Listing.SubscriptionDailyUsageRecord: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): fun(): partnercenter.model.SubscriptionDailyUsageRecord?
---@field pages fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): fun(): partnercenter.model.SubscriptionDailyUsageRecord[]?
---@field all fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): partnercenter.model.SubscriptionDailyUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): partnercenter.model.SubscriptionDailyUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SubscriptionDailyUsageRecord): partnercenter.model.SubscriptionDailyUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.SubscriptionMonthlyUsageRecord: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): fun(): partnercenter.model.SubscriptionMonthlyUsageRecord?
---@field pages fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): fun(): partnercenter.model.SubscriptionMonthlyUsageRecord[]?
---@field all fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): partnercenter.model.SubscriptionMonthlyUsageRecord[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): partnercenter.model.SubscriptionMonthlyUsageRecord[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SubscriptionMonthlyUsageRecord): partnercenter.model.SubscriptionMonthlyUsageRecord[]?, partnercenter.error?

---@class partnercenter.Listing.SupportTopic: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.SupportTopic): fun(): partnercenter.model.SupportTopic?
---@field pages fun(self: partnercenter.Listing.SupportTopic): fun(): partnercenter.model.SupportTopic[]?
---@field all fun(self: partnercenter.Listing.SupportTopic): partnercenter.model.SupportTopic[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.SupportTopic): partnercenter.model.SupportTopic[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.SupportTopic): partnercenter.model.SupportTopic[]?, partnercenter.error?

---@class partnercenter.Listing.Transfer: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Transfer): fun(): partnercenter.model.Transfer?
---@field pages fun(self: partnercenter.Listing.Transfer): fun(): partnercenter.model.Transfer[]?
---@field all fun(self: partnercenter.Listing.Transfer): partnercenter.model.Transfer[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Transfer): partnercenter.model.Transfer[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Transfer): partnercenter.model.Transfer[]?, partnercenter.error?

---@class partnercenter.Listing.Transition: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Transition): fun(): partnercenter.model.Transition?
---@field pages fun(self: partnercenter.Listing.Transition): fun(): partnercenter.model.Transition[]?
---@field all fun(self: partnercenter.Listing.Transition): partnercenter.model.Transition[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Transition): partnercenter.model.Transition[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Transition): partnercenter.model.Transition[]?, partnercenter.error?

---@class partnercenter.Listing.TransitionEligibility: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.TransitionEligibility): fun(): partnercenter.model.TransitionEligibility?
---@field pages fun(self: partnercenter.Listing.TransitionEligibility): fun(): partnercenter.model.TransitionEligibility[]?
---@field all fun(self: partnercenter.Listing.TransitionEligibility): partnercenter.model.TransitionEligibility[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.TransitionEligibility): partnercenter.model.TransitionEligibility[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.TransitionEligibility): partnercenter.model.TransitionEligibility[]?, partnercenter.error?

---@class partnercenter.Listing.Upgrade: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.Upgrade): fun(): partnercenter.model.Upgrade?
---@field pages fun(self: partnercenter.Listing.Upgrade): fun(): partnercenter.model.Upgrade[]?
---@field all fun(self: partnercenter.Listing.Upgrade): partnercenter.model.Upgrade[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.Upgrade): partnercenter.model.Upgrade[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.Upgrade): partnercenter.model.Upgrade[]?, partnercenter.error?

---@class partnercenter.Listing.UserMember: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.UserMember): fun(): partnercenter.model.UserMember?
---@field pages fun(self: partnercenter.Listing.UserMember): fun(): partnercenter.model.UserMember[]?
---@field all fun(self: partnercenter.Listing.UserMember): partnercenter.model.UserMember[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.UserMember): partnercenter.model.UserMember[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.UserMember): partnercenter.model.UserMember[]?, partnercenter.error?

---@class partnercenter.Listing.any: partnercenter.Listing
---@field each fun(self: partnercenter.Listing.any): fun(): any?
---@field pages fun(self: partnercenter.Listing.any): fun(): any[]?
---@field all fun(self: partnercenter.Listing.any): any[]?, partnercenter.error?
---@field first fun(self: partnercenter.Listing.any): any[]?, partnercenter.error?
---@field next fun(self: partnercenter.Listing.any): any[]?, partnercenter.error?
