// An address handed to a person: shared or copied, or as a QR code to photograph.
//
// Promises: where neither sharing nor copying is allowed, the page says to copy it by hand; a QR
// code is dark on light whatever the theme, a picture with its alternative.
import { generate } from 'lean-qr/nano';

const quiet = 4; // modules of light around it (ISO/IEC 18004, 6.3.8)

/** As the address of a picture. */
export function picture_of(url) {
  const code = generate(url);
  const side = code.size + 2 * quiet;
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`;
    }
  }
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`)}`;
}

export function draw(url, alt) {
  const image = new Image();
  image.className = 'qr';
  image.alt = alt;
  image.src = picture_of(url);
  const place = document.getElementById('qr');
  place.textContent = '';
  place.appendChild(image);
}

export async function share(url, say) {
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
