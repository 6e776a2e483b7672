// What the shell itself says, in the permanent status line (RGAA 7.5).
//
// The program's own words come from app/words/; these are for when it is not there to speak.
// Each says what still works, since nothing is ever lost by the program's absence.

const sentences = {
  fr: {
    waking: 'Préparation du filtre instantané…',
    away: 'Le filtre instantané n’a pas pu démarrer. Le bouton du formulaire fonctionne.',
    stale: 'Une version plus récente est en ligne. Le bouton du formulaire l’affichera.',
    broken: 'Le filtre instantané s’est arrêté. Le bouton du formulaire fonctionne.',
    offline: 'Pas de réseau : votre message est encore à l’écran. Renvoyez-le plus tard.',
    drafted: 'Ce que vous tapez est gardé sur cet appareil jusqu’à l’envoi.',
    undrafted: 'Votre texte n’est gardé que tant que cette page reste ouverte.',
    copied: 'Adresse copiée : elle ouvre le suivi de cet envoi.',
    by_hand: 'Votre navigateur ne le permet pas : notez le code à la main.',
    qr: 'Code QR : il ouvre la page de suivi avec ce code',
    forgotten: 'Tout ce que ce site gardait sur cet appareil est effacé.',
    held: 'Un autre onglet de ce site ne répond pas : fermez-le, puis effacez de nouveau.',
    spare:
      'Économie de données : la liste ne change pas pendant la saisie. ' +
      'Utilisez le bouton du formulaire.',
    desk: {
      away: 'Le programme n’a pas pu démarrer. Rechargez la page, ou prenez un autre navigateur.',
      stale: 'Une version plus récente est en ligne : rechargez la page.',
      broken:
        'Le programme s’est arrêté. Copiez ce que vous avez tapé, rechargez la page, ' +
        'et voyez si c’est parti avant de renvoyer.',
    },
  },
  en: {
    waking: 'Getting the instant filter ready…',
    away: 'The instant filter could not start. The button of the form works.',
    stale: 'A newer version is online. The button of the form will show it.',
    broken: 'The instant filter has stopped. The button of the form works.',
    offline: 'No network: your message is still on the screen. Send it again later.',
    drafted: 'What you type is kept on this device until you send it.',
    undrafted: 'Your text is kept only as long as this page stays open.',
    copied: 'Address copied: it opens the page that follows what you sent.',
    by_hand: 'Your browser does not allow it: write the code down by hand.',
    qr: 'QR code: it opens the follow page with this code',
    forgotten: 'Everything this site kept on this device is erased.',
    held: 'Another tab of this site does not answer: close it, then erase again.',
    spare: 'Data saver: the list does not change while you type. Use the button of the form.',
    desk: {
      away: 'The program could not start. Reload the page, or take another browser.',
      stale: 'A newer version is online: reload the page.',
      broken:
        'The program has stopped. Copy what you typed, reload the page, ' +
        'and see whether it was sent before you send it again.',
    },
  },
};

/** The staff's pages and forms are the program's alone: nothing of them works without it. */
const desk = /^(\/en)?\/equipe(?=\/|$)/;

export function is_desk(pathname) {
  return desk.test(pathname);
}

export function words(name) {
  const own = sentences[document.documentElement.lang] || sentences.fr;
  return (is_desk(location.pathname) && own.desk[name]) || own[name];
}

export function say(name) {
  const status = document.getElementById('status');
  if (!status || status.textContent === words(name)) return;
  status.textContent = words(name);
  status.className = 'told';
}

/** What it said is over. */
export function hush() {
  const status = document.getElementById('status');
  if (!status || !status.className) return;
  status.textContent = '';
  status.removeAttribute('class');
}
