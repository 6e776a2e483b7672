// The nodes of every form: fields, options, buttons, and what is wrong with them.
#pragma once
#include <string>

#include "screens/scene.h"

namespace cairn {

Node form_field(Kind kind, std::string key, std::string label, std::string value,
                std::string error = {}, std::string help = {});
Node form_option(std::string value, std::string words);
Node form_hidden(std::string name, std::string value);
Node form_button(std::string words, std::string look = "act");
/// A button that sends this message to the program.
Node live_button(std::string words, std::string message, std::string look = {});
std::string fault_words(const Scene& scene, Fault fault, W missing, W malformed, int most);
/// What is wrong, as links to the fields.
Node faults_list(const Node& form);

}  // namespace cairn
