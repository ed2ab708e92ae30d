-- Signs deliveries as the service does, with a chain of its own, made by the openssl command.

local signer = {}

local ROOT, ISSUER = "-newkey ec -pkeyopt ec_paramgen_curve:P-256", "Microsoft Corporation"

local function succeeds(command)
  local ok = os.execute(command .. " >/dev/null 2>&1")
  return ok == true or ok == 0
end

local function run(command) assert(succeeds(command), command) end

local meta = { __index = {} }
local set = meta.__index

--- A directory with a root, an intermediate of Microsoft's name and no leaf; end it with `:remove()`.
function signer.new()
  local pipe = assert(io.popen("mktemp -d", "r"))
  local self = setmetatable({ dir = pipe:read("*l") }, meta)
  pipe:close()
  self.root = self.dir .. "/root.pem"
  run(("openssl req -x509 %s -nodes -days 30 -subj '/O=Root Inc/CN=root' -keyout %s/root.key -out %s")
    :format(ROOT, self.dir, self.root))
  self.issuer = self:issue { name = "issuer", ca = true, by = "root", organization = ISSUER, key = ROOT }
  return self
end

--- A certificate. Options: name, by (the issuer's name, default "issuer"), ca, organization, days, digest,
--- key (arguments that make it, default RSA 2048), usage (of the key), extra (lines of extensions).
---@return string path in PEM; the key is beside it
function set:issue(options)
  local base, by = self.dir .. "/" .. options.name, self.dir .. "/" .. (options.by or "issuer")
  local subject = (options.organization and "/O=" .. options.organization or "") .. "/CN=" .. options.name
  run(("openssl req %s -nodes -subj '%s' -keyout %s.key -out %s.csr")
    :format(options.key or "-newkey rsa:2048", subject, base, base))
  local file = assert(io.open(base .. ".ext", "w"))
  file:write("basicConstraints=critical,CA:", options.ca and "TRUE" or "FALSE", "\n",
    "keyUsage=", options.usage or (options.ca and "keyCertSign" or "digitalSignature"), "\n",
    "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n", options.extra or "", "\n")
  file:close()
  run(("openssl x509 -req -in %s.csr -CA %s.pem -CAkey %s.key -CAcreateserial -days %d -%s"
    .. " -extfile %s.ext -out %s.pem")
    :format(base, by, by, options.days or 30, options.digest or "sha256", base, base))
  return base .. ".pem"
end

--- The content of a file of the directory.
function set:read(name)
  local file = assert(io.open(self.dir .. "/" .. name, "rb"))
  local content = file:read("*a")
  file:close()
  return content
end

function set:write(name, content)
  local file = assert(io.open(self.dir .. "/" .. name, "wb"))
  file:write(content)
  file:close()
end

--- The certificate in DER.
function set:der(name)
  run(("openssl x509 -in %s/%s.pem -outform DER -out %s/%s.cer"):format(self.dir, name, self.dir, name))
  return self:read(name .. ".cer")
end

--- The signature of a body by the key of that name.
function set:sign(name, body, digest)
  self:write("body", body)
  run(("openssl dgst -%s -sign %s/%s.key -out %s/signature %s/body")
    :format(digest or "sha256", self.dir, name, self.dir, self.dir))
  return self:read("signature")
end

--- The signature in base64.
function set:sign_text(name, body, digest)
  self:sign(name, body, digest)
  run(("openssl base64 -A -in %s/signature -out %s/signature.txt"):format(self.dir, self.dir))
  return self:read "signature.txt"
end

--- The openssl command verifies that signature of the body.
function set:fits(name, body, signature)
  self:write("body", body)
  self:write("signature", signature)
  local dir = self.dir
  run(("openssl x509 -in %s/%s.pem -pubkey -noout -out %s/public.pem"):format(dir, name, dir))
  return succeeds(("openssl dgst -sha256 -verify %s/public.pem -signature %s/signature %s/body")
    :format(dir, dir, dir))
end

--- The openssl command verifies the chain of that certificate.
function set:chains(name)
  return succeeds(("openssl verify -auth_level 2 -CAfile %s -untrusted %s %s/%s.pem")
    :format(self.root, self.issuer, self.dir, name))
end

function set:remove() os.execute("rm -rf '" .. self.dir .. "'") end

return signer
