// In one place for check, sample and screen. Covered by tests/cli_test.cc.
#include "app/check_settings.h"

#include "text/charset.h"

namespace overclaim {

ReportSettings settings_of(const Options& options, const std::string& version) {
  ReportSettings settings;
  settings.only = options.only;
  settings.disable = options.disable;
  settings.min_severity = options.min_severity;
  settings.as_of = options.as_of;
  settings.captured_at = options.captured_at;
  settings.charset = charset_of_label(options.encoding);
  settings.version = version;
  settings.limits = options.limits;
  return settings;
}

IntakeOptions intake_of(const Options& options) {
  IntakeOptions intake;
  intake.walk = {options.include, options.exclude};
  intake.table = {options.text_field, options.id_field, options.date_field, ""};
  intake.charset = charset_of_label(options.encoding);
  intake.stdin_name = options.stdin_name;
  intake.pdf_command = options.pdf_command;
  intake.failed_answers = !options.store.empty();
  return intake;
}

}  // namespace overclaim
