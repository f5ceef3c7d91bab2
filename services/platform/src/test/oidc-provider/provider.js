// A real OpenID provider for the tests. It signs in whom the query says: login_hint is "subject|email|verified".
// Prints its issuer, and ends when its input does.
import http from 'node:http';
import { Provider } from 'oidc-provider';

const [redirectUri, clientId, clientSecret] = process.argv.slice(2);
const server = http.createServer();

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (context, id) => ({
      accountId: id,
      claims: () => {
        const [subject, email, verified] = id.split('|');
        return { sub: id, name: subject, email, email_verified: verified === 'true' };
      },
    }),
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) {
      answer(request, response);
      return;
    }
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    const result = prompt.name === 'login'
      ? { login: { accountId: params.login_hint } }
      : { consent: { grantId: await granted(provider, session.accountId, params) } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  });
  console.log(issuer);
});

async function granted(provider, accountId, params) {
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return grant.save();
}

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
