// A certified OpenID provider that checks the library's token requests. Arguments: the file to append requests to,
// and a file with the public key of the app's certificate. Prints its port; ends with its standard input.
import { appendFileSync, readFileSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import Provider from 'oidc-provider';

console.info = console.warn = () => {}; // the spec reads only the port
const [log, keyFile] = process.argv.slice(2);
const tenant = '/a0000000-0000-4000-8000-000000000001/oauth2';
const scope = 'https://api.partnercenter.microsoft.com/.default';
const jwk = createPublicKey(readFileSync(keyFile)).export({ format: 'jwk' });
const user = ['authorization_code', 'refresh_token'];
const redirect_uris = ['http://127.0.0.1/back'];
const id = (n) => `c0000000-0000-4000-8000-00000000000${n}`;
const signed = (n, alg) => ({
  client_id: id(n), token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: alg, redirect_uris: [],
  response_types: [], grant_types: ['client_credentials'], jwks: { keys: [{ ...jwk, use: 'sig', alg }] },
});

const clients = [
  {
    client_id: id(1), client_secret: 'marker +/=&% secret', token_endpoint_auth_method: 'client_secret_post',
    redirect_uris: [], response_types: [], grant_types: ['client_credentials'],
  },
  signed(2, 'PS256'),
  signed(3, 'RS256'),
  {
    client_id: id(4), client_secret: 'marker-secret', token_endpoint_auth_method: 'client_secret_post', redirect_uris,
    response_types: ['code'], grant_types: user, application_type: 'native',
  },
  {
    client_id: id(5), token_endpoint_auth_method: 'none', redirect_uris: [], response_types: [],
    grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'], application_type: 'native',
  },
];

const server = (await import('node:http')).createServer();
server.listen(0, '127.0.0.1', () => {
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients,
    scopes: ['openid', 'offline_access', scope],
    routes: {
      token: `${tenant}/v2.0/token`, authorization: `${tenant}/v2.0/authorize`,
      device_authorization: `${tenant}/v2.0/devicecode`, code_verification: '/device',
    },
    features: {
      clientCredentials: { enabled: true }, deviceFlow: { enabled: true }, devInteractions: { enabled: false },
    },
    clientAuthMethods: ['client_secret_post', 'private_key_jwt', 'none'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    findAccount: async (_, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    ttl: { AccessToken: 2, ClientCredentials: 2, RefreshToken: 600, Grant: 600, Session: 600, Interaction: 600 },
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (request.url.startsWith('/back')) return response.end();
    if (request.url.startsWith('/interaction/')) { // signs in everybody, with consent
      const { prompt, params, session } = await provider.interactionDetails(request, response);
      if (prompt.name === 'login') {
        return provider.interactionFinished(request, response, { login: { accountId: 'admin' } });
      }
      const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
      grant.addOIDCScope(params.scope);
      return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    }
    const emit = request.emit; // to listen would let the body flow before the provider is there to read it
    request.emit = function (event, ...rest) {
      if (event === 'data') appendFileSync(log, `${request.url} ${rest[0]}\n`);
      return emit.call(this, event, ...rest);
    };
    request.url = request.url.replace('/oauth2/token', '/oauth2/v2.0/token'); // another audience, the same endpoint
    return answer(request, response);
  });
  console.log(server.address().port);
});
process.stdin.resume().on('end', () => process.exit());
