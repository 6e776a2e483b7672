#include "screens/forms.h"

namespace cairn {

Node form_field(Kind kind, std::string key, std::string label, std::string value, std::string error,
                std::string help) {
  Node n = write::node(kind);
  n.key = key;
  n.name = std::move(key);
  n.text = std::move(label);
  n.value = std::move(value);
  n.error = std::move(error);
  n.help = std::move(help);
  return n;
}

Node form_option(std::string value, std::string words) {
  Node n = write::node(Kind::option);
  n.value = std::move(value);
  n.text = std::move(words);
  return n;
}

Node form_hidden(std::string name, std::string value) {
  Node n = write::node(Kind::hidden);
  n.name = std::move(name);
  n.value = std::move(value);
  return n;
}

Node form_button(std::string words, std::string look) {
  Node n = write::node(Kind::button, {}, std::move(look));
  n.text = std::move(words);
  return n;
}

Node live_button(std::string words, std::string message, std::string look) {
  Node n = form_button(std::move(words), std::move(look));
  n.value = std::move(message);
  return n;
}

Node faults_list(const Node& form) {
  Nodes items;
  for (const Node& field : form.children) {
    if (field.error.empty()) continue;
    // A group of radios cannot hold the focus; its first one can.
    std::string at = "#" + field.key;
    if (field.kind == Kind::radios) at += "-" + field.children.front().value;
    items.push_back(write::item({write::link(field.error, std::move(at))}));
  }
  return write::list(std::move(items));
}

std::string fault_words(const Scene& scene, Fault fault, W missing, W malformed, int most) {
  switch (fault) {
    case Fault::missing:
      return scene.say(missing);
    case Fault::malformed:
      return scene.say(malformed);
    case Fault::too_long:
      return fill(scene.lang, W::fault_too_long, {whole(scene.lang, most)});
    case Fault::none:
      break;
  }
  return {};
}

}  // namespace cairn
