// A deposit code handed to the person: shared or copied, printed, or as a QR code to photograph.
//
// Loaded when one of those buttons is pressed, not before. Promises: the code travels in the
// fragment of an address, which no server is sent; where neither sharing nor copying is allowed,
// the page says to copy it by hand.
import { generate } from 'lean-qr/nano';

const quiet = 4; // modules of light around it (ISO/IEC 18004, 6.3.8)

function address_of(deposit) {
  const follow = deposit.querySelector('a[href*="/suivre"]');
  return `${follow.href.split('#')[0]}#${deposit.querySelector('p.code').textContent.replace(/-/g, '')}`;
}

/** Dark on light whatever the theme, as a picture with its alternative. */
function draw(deposit, { words }) {
  const code = generate(address_of(deposit));
  const side = code.size + 2 * quiet;
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`;
    }
  }
  const image = new Image();
  image.className = 'qr';
  image.alt = words('qr');
  image.src = `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`)}`;
  const place = document.getElementById('qr');
  place.textContent = '';
  place.appendChild(image);
}

async function share(deposit, { say }) {
  const url = address_of(deposit);
  try {
    if (navigator.share) {
      await navigator.share({ title: document.title, url });
    } else {
      await navigator.clipboard.writeText(url);
      say('copied');
    }
  } catch (error) {
    if (error.name !== 'AbortError') say('by_hand'); // the person changed their mind
  }
}

/** `how`: "share" or "qr"; `voice`: words.js of the page. */
window.cairn_deposit = (how, deposit, voice) => (how === 'qr' ? draw : share)(deposit, voice);
