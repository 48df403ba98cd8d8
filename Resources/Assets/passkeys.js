// Passkeys (WebAuthn), which only a script can ask the browser for. Their forms appear where it has them.
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const keys = (form) => form.dataset.keys.split(" ").filter((key) => key).map((key) => ({ type: "public-key", id: decode(key) }));
const timeout = 300000;

const create = async (form) => {
  const { response } = await navigator.credentials.create({
    publicKey: {
      rp: { id: form.dataset.party, name: form.dataset.site },
      user: { id: decode(form.dataset.owner), name: form.dataset.login, displayName: form.dataset.name },
      challenge: decode(form.dataset.challenge),
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      excludeCredentials: keys(form),
      authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
      attestation: "none",
      timeout,
    },
  });
  form.elements.khoa_du_lieu.value = encode(response.clientDataJSON);
  form.elements.khoa_chung_nhan.value = encode(response.attestationObject);
};

const get = async (form) => {
  const key = await navigator.credentials.get({
    publicKey: {
      rpId: form.dataset.party,
      challenge: decode(form.dataset.challenge),
      allowCredentials: keys(form),
      userVerification: "preferred",
      timeout,
    },
  });
  form.elements.khoa_id.value = encode(key.rawId);
  form.elements.khoa_du_lieu.value = encode(key.response.clientDataJSON);
  form.elements.khoa_xac_thuc.value = encode(key.response.authenticatorData);
  form.elements.khoa_chu_ky.value = encode(key.response.signature);
};

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    const failure = form.querySelector("[data-failure]");
    form.addEventListener("submit", async (event) => {
      // The server says what is missing.
      const label = form.elements.ten_khoa;
      if (label && !label.value.trim()) return;
      event.preventDefault();
      failure.textContent = "";
      try {
        await (form.dataset.passkey === "create" ? create(form) : get(form));
        form.submit();
      } catch (error) {
        failure.textContent = failure.dataset.failure;
      }
    });
    form.hidden = false;
  }
  for (const remark of document.querySelectorAll("[data-without-passkeys]")) remark.hidden = true;
}
