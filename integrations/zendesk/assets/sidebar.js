/* global URL, ZAFClient, crypto, document, window */
/*
 * Cordon beside a Zendesk ticket, see README.md. It says who looks at which ticket; what is shown in the frame depends on who
 * is signed in at Cordon. The secret never comes here: Zendesk's own server signs on the way to Cordon, which hands the
 * signed words back, for the frame to bring.
 */
(function () {
  const client = ZAFClient.init();
  const frame = document.getElementById('cordon');
  const problem = document.getElementById('problem');

  function signed(address, ticket, email) {
    const cordon = new URL(address);
    return client.request({
      url: `${cordon.origin}/api/sidebars/${cordon.pathname.split('/').pop()}/said`,
      type: 'GET',
      dataType: 'json',
      cache: false,
      headers: { Authorization: 'Bearer {{jwt.token}}' },
      secure: true,
      jwt: {
        algorithm: 'HS256',
        secret_key: '{{setting.secret}}',
        expiry: 60,
        claims: {
          aud: address,
          iat: Math.floor(Date.now() / 1000),
          jti: crypto.randomUUID(),
          ticket: String(ticket),
          email,
        },
      },
    });
  }

  async function show() {
    const [{ settings }, told] = await Promise.all([
      client.metadata(),
      client.get(['ticket.id', 'currentUser.email']),
    ]);
    const { token } = await signed(settings.address, told['ticket.id'], told['currentUser.email']);
    // Behind the #: it goes to the frame alone, into no log of addresses.
    frame.src = `${settings.address}#${token}`;
    frame.hidden = false;
  }

  window.addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== new URL(frame.src).origin) return;
    if (event.data?.cordon !== 'sidebar' || !(event.data.height > 0)) return;
    const height = `${Math.min(event.data.height, 4000)}px`;
    frame.style.height = height;
    client.invoke('resize', { width: '100%', height });
  });

  show().catch(() => {
    problem.textContent = 'Cordon did not answer, or does not know this sidebar. Load the ticket again.';
    problem.hidden = false;
  });
})();
