---@meta
-- Generated from spec/types/sets.lua by spec/types/generate.lua.

--- Kind of an error.
---@alias partnercenter.ErrorKind
---| "config"
---| "invalid_argument"
---| "auth"
---| "forbidden"
---| "not_found"
---| "conflict"
---| "precondition"
---| "validation"
---| "throttled"
---| "timeout"
---| "network"
---| "tls"
---| "protocol"
---| "too_large"
---| "service"
---| "cancelled"
---| "closed"
---| "forked"
---| "unconfirmed"

--- Of a call, in which it failed.
---@alias partnercenter.Phase
---| "queue"
---| "token"
---| "resolve"
---| "connect"
---| "tls"
---| "send"
---| "answer"
---| "retry"

---@alias partnercenter.EventType
---| "call"
---| "attempt"
---| "retry"
---| "throttled"
---| "token"
---| "refresh_token_unsaved"
---| "fallback"
---| "deprecated"
---| "beta"
---| "misspelt"
---| "mfa"
---| "webhook"
---| "shared"
---| "poisoned"

---@alias partnercenter.LogLevel
---| "debug"
---| "info"
---| "warn"
---| "error"

--- Of the service.
---@alias partnercenter.Host
---| "api"
---| "partner"
---| "graph"

---@alias partnercenter.Cloud
---| "global"
---| "usgov"
---| "china"
---| "AzureCloud"
---| "AzureUSGovernment"
---| "AzureChinaCloud"

---@alias partnercenter.Driver
---| "blocking"
---| "coroutine"
---| "uv"
---| "ngx"
---| "cqueues"

---@alias partnercenter.TaskStatus
---| "running"
---| "done"
---| "cancelled"

---@alias partnercenter.CredentialSource
---| "options"
---| "environment"

--- Kind of an access token.
---@alias partnercenter.Account
---| "app"
---| "app+user"

---@alias partnercenter.HttpVersion
---| "1.1"
---| "2"

---@alias partnercenter.TokenEndpointVersion
---| "v2"
---| "v1"

---@alias partnercenter.AssertionAlgorithm
---| "PS256"
---| "RS256"

---@alias partnercenter.AssertionThumbprint
---| "x5t#S256"
---| "x5t"

---@alias partnercenter.QualificationEndpoint
---| "auto"
---| "singular"
---| "plural"

--- Normalised name.
---@alias partnercenter.Qualification
---| "none"
---| "education"
---| "nonprofit"
---| "governmentcommunitycloud"
---| "stateownedentity"
---| string

--- Name on the wire.
---@alias partnercenter.QualificationName
---| "None"
---| "Education"
---| "Nonprofit"
---| "GovernmentCommunityCloud"
---| "StateOwnedEntity"
---| string

--- Name that a write takes.
---@alias partnercenter.SettableQualification
---| "Education"
---| "GovernmentCommunityCloud"
---| "StateOwnedEntity"
---| string

---@alias partnercenter.VettingStatus
---| "Approved"
---| "Denied"
---| "InReview"
---| string

---@alias partnercenter.EducationSegment
---| "K12"
---| "HigherEducation"
---| string

---@alias partnercenter.ValidationType
---| "account"
---| string

---@alias partnercenter.ValidationResult
---| "Unknown"
---| "UnderReview"
---| "Allowed"
---| "NotAllowed"
---| "NotReady"
---| string

--- Of an export.
---@alias partnercenter.AttributeSet
---| "full"
---| "basic"
---| string

---@alias partnercenter.UserState
---| "active"
---| "inactive"
---| string

---@alias partnercenter.FileFormat
---| "csv"
---| "jsonl"
