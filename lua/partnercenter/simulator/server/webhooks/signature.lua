--- Signs bytes by the OpenSSL that nginx runs with.
local certificates = require "partnercenter.simulator.server.webhooks.certificates"
local ffi = require "ffi"

ffi.cdef [[
void *BIO_new_mem_buf(const void *bytes, int length);
int BIO_free(void *bio);
void *PEM_read_bio_PrivateKey(void *bio, void **key, void *password, void *user);
void *EVP_MD_CTX_new(void);
void EVP_MD_CTX_free(void *context);
const void *EVP_sha1(void);
const void *EVP_sha256(void);
int EVP_DigestSignInit(void *context, void **options, const void *digest, void *engine, void *key);
int EVP_DigestSign(void *context, unsigned char *signature, size_t *length, const unsigned char *bytes,
                   size_t count);
]]

local crypto = ffi.C
local MAX = 1024

local signature, keys = {}, {}

-- Keys live as long as nginx.
local function key_of(name)
  if not keys[name] then
    local pem = certificates.key(name)
    local bio = crypto.BIO_new_mem_buf(pem, #pem)
    keys[name] = crypto.PEM_read_bio_PrivateKey(bio, nil, nil, nil)
    crypto.BIO_free(bio)
    assert(keys[name] ~= nil, "OpenSSL could not read a private key")
  end
  return keys[name]
end

--- Signs bytes, PKCS#1 v1.5.
---@param name string of the certificate
---@param bytes string
---@param digest "sha1"|"sha256"
---@return string
function signature.of(name, bytes, digest)
  local key, context = key_of(name), crypto.EVP_MD_CTX_new()
  local length, made = ffi.new("size_t[1]", MAX), ffi.new("unsigned char[?]", MAX)
  local method = digest == "sha1" and crypto.EVP_sha1() or crypto.EVP_sha256()
  local ok = crypto.EVP_DigestSignInit(context, nil, method, nil, key) == 1
    and crypto.EVP_DigestSign(context, made, length, bytes, #bytes) == 1
  crypto.EVP_MD_CTX_free(context)
  assert(ok, "OpenSSL could not sign")
  return ffi.string(made, length[0])
end

return signature
