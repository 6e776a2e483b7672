// What the graphic view says beside the page's own words.
const sentences = {
  fr: {
    to_text: 'Vue texte',
    to_picture: 'Vue graphique',
    waking: 'Préparation de la vue graphique…',
    none: 'Cet appareil ne peut pas montrer la vue graphique : voici la page en texte.',
    lost: 'La vue graphique s’est arrêtée : voici la page en texte, rien n’est perdu.',
    slow: 'La vue graphique est trop lente sur cet appareil : voici la page en texte.',
    page: 'Cette page s’ouvre en texte.',
    letters: 'Cette page s’ouvre en texte : elle contient des lettres que la vue graphique n’a pas.',
    close: 'Fermer',
    form: 'Formulaire',
    smaller: 'Texte plus petit',
    larger: 'Texte plus grand',
  },
  en: {
    to_text: 'Text view',
    to_picture: 'Graphic view',
    waking: 'Getting the graphic view ready…',
    none: 'This device cannot show the graphic view: here is the page as text.',
    lost: 'The graphic view has stopped: here is the page as text, nothing is lost.',
    slow: 'The graphic view is too slow on this device: here is the page as text.',
    page: 'This page opens as text.',
    letters: 'This page opens as text: it has letters that the graphic view has not.',
    close: 'Close',
    form: 'Form',
    smaller: 'Smaller text',
    larger: 'Larger text',
  },
};

export function word(name) {
  return (sentences[document.documentElement.lang] || sentences.fr)[name];
}

/** In the page's permanent status line. */
export function say(text) {
  const status = document.getElementById('status');
  if (!status) return;
  status.textContent = text;
  if (text) status.className = 'told';
  else status.removeAttribute('class');
}
