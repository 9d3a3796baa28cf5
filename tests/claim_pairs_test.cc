#include "survey/claim_pairs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "claims_said.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

struct Sentences {
  std::string_view before, after;
};

// What editors do to a sentence: soften, sharpen, shorten, turn round, add a limit, put in other numbers.
const Sentences reworded[] = {
    {"Our stem cell therapy cures autism.", "Our stem cell therapy may help some children with autism."},
    {"Stem cells reverse the damage of a stroke.", "Stem cells may reverse some of the damage of a stroke."},
    {"This treatment eliminates joint pain.", "This treatment can reduce joint pain."},
    {"There are no side effects.", "There are no known side effects."},
    {"There is no risk of rejection.", "There is very little risk of rejection."},
    {"The procedure is completely safe.", "The procedure is considered safe."},
    {"The procedure is completely safe and painless.", "The procedure is safe for most patients."},
    {"90% of our patients improve.", "Many of our patients improve."},
    {"90% of our patients improve.", "More than 85% of our patients improve within months."},
    {"We guarantee results.", "We guarantee the best possible results."},
    {"Results are guaranteed for every patient.", "Results are likely for most patients."},
    {"Cord blood cells repair the brain.", "Cord blood cells can help to repair the brain."},
    {"Cord blood cells repair the brain of children with cerebral palsy.",
     "In children with cerebral palsy, cord blood cells repair the brain."},
    {"Exosomes stop hair loss.", "Exosomes have been reported to stop hair loss."},
    {"Exosomes regenerate damaged cartilage.", "Exosomes are thought to regenerate damaged cartilage."},
    {"Our cells travel to the injured tissue and repair it.", "Our cells are able to travel to injured tissue."},
    {"Parkinson's disease can be reversed with our protocol.", "Our protocol can slow Parkinson's disease."},
    {"Your child will walk.", "Your child will walk better."},
    {"Children speak their first words within weeks.", "Some children speak new words within weeks."},
    {"Improvement lasts for life.", "Improvement may last for years."},
    {"The benefits are permanent.", "The benefits are long lasting."},
    {"FDA approved stem cell treatment.", "FDA compliant stem cell treatment."},
    {"Our FDA approved laboratory makes every dose.", "Every dose is made in our FDA registered laboratory."},
    {"The only effective treatment for multiple sclerosis.", "An effective treatment for multiple sclerosis."},
    {"Stem cell therapy is better than surgery.", "Stem cell therapy is an alternative to surgery."},
    {"Avoid knee replacement with one injection.", "You may avoid knee replacement with our injection."},
    {"One injection is all you need.", "One injection is all most patients need."},
    {"We treat ALS, MS, autism and diabetes.", "We treat ALS, MS, autism, diabetes and lupus."},
    {"Diabetes patients no longer need insulin.", "Many diabetes patients need less insulin."},
    {"Insulin is a thing of the past after treatment.", "After treatment insulin may be a thing of the past."},
    {"Clinically proven to restore vision.", "Clinically shown to restore vision in some patients."},
    {"Studies prove that our therapy works.", "Studies suggest that our therapy works."},
    {"Science has proven stem cells heal the heart.", "Science suggests stem cells help to heal the heart."},
    {"Restore your vision without surgery.", "Improve your vision without surgery."},
    {"Our therapy restores lost vision.", "Our therapy restores lost vision in days."},
    {"Our therapy helps children with autism.", "Our therapy cures children with autism."},
    {"Our therapy may help with arthritis.", "Our therapy heals arthritis for good."},
    {"Many patients report less pain.", "Patients are free of pain."},
    {"Patients often see better movement.", "All patients see better movement."},
    {"Most people tolerate the infusion well.", "The infusion has no side effects and people tolerate it well."},
    {"Stem cells can ease the symptoms of Crohn's disease.", "Stem cells cure Crohn's disease."},
    {"We have treated 500 patients.", "We have successfully treated more than 3,000 patients."},
    {"Success rate: 70 percent.", "Success rate: 95 percent."},
    {"Our success rate is 95%.", "Our success rate is the highest in Europe at 98%."},
    {"The cells are natural and cannot harm you.", "The cells are natural and unlikely to harm you."},
    {"It is natural, safe and effective.", "It is natural, generally safe and effective."},
    {"A breakthrough treatment for spinal cord injury.", "A promising treatment for spinal cord injury."},
    {"A miracle for families with cerebral palsy.", "New hope for families with cerebral palsy."},
    {"Paralysed patients walk again.", "Some paralysed patients have walked again."},
    {"After two weeks the tremor is gone.", "After two weeks the tremor is often milder."},
    {"Tinnitus disappears in four out of five patients.", "Tinnitus improves in three out of five patients."},
    {"You will feel ten years younger.", "You may feel years younger."},
    {"Our doctors use the most potent stem cells in the world.", "Our doctors use potent stem cells."},
    {"Only fresh cells work.", "Fresh cells work better."},
    {"There is no safer place for stem cell treatment.", "There are few safer places for stem cell treatment."},
    {"No other clinic has our results.", "Few other clinics have our results."},
    {"Stem cells rebuild the immune system.", "Stem cells help to balance the immune system."},
    {"We repair nerves, muscles and organs.", "We support nerves, muscles and organs."},
    {"The therapy regrows cartilage in worn knees.", "In worn knees the therapy may support cartilage."},
    {"Lyme disease is cured by our infusion.", "Our infusion relieves the symptoms of Lyme disease."},
    {"Dementia can be stopped.", "Dementia can be slowed."},
    {"It stops the progression of the disease.", "It may slow the progression of the disease in some people."},
    {"Autism is treatable, and we cure it.", "Autism is treatable, and we help."},
    {"Kidney failure is reversible with stem cells.", "Kidney function may improve with stem cells."},
};

// Sentences that stand beside each other on such pages.
const Sentences different[] = {
    {"Our stem cell therapy cures autism.", "The procedure is completely safe."},
    {"Our stem cell therapy cures autism.", "Stem cells rebuild the immune system."},
    {"Our stem cell therapy is safe.", "Our stem cell doctors are leaders in Europe."},
    {"There are no side effects.", "There are no waiting lists."},
    {"There is no risk of rejection.", "There is no need to travel."},
    {"90% of our patients improve.", "Our patients come from 40 countries."},
    {"We guarantee results.", "Results come within weeks."},
    {"Cord blood cells repair the brain.", "Cord blood is rich in young cells."},
    {"Exosomes stop hair loss.", "Exosomes carry signals between cells."},
    {"Exosomes regenerate damaged cartilage.", "Exosomes stop hair loss in men."},
    {"Parkinson's disease can be reversed.", "Parkinson's disease affects ten million people."},
    {"Your child will walk.", "Your child is seen by three doctors."},
    {"Children speak their first words within weeks.", "Children are treated under light sedation."},
    {"Improvement lasts for life.", "Improvement is measured by our therapists."},
    {"FDA approved stem cell treatment.", "Book your stem cell treatment today."},
    {"The only effective treatment for multiple sclerosis.", "Multiple sclerosis damages the nerves."},
    {"Stem cell therapy is better than surgery.", "Stem cell therapy takes two hours."},
    {"Avoid knee replacement with one injection.", "Knee pain keeps you from living."},
    {"We treat ALS, MS, autism and diabetes.", "We answer within a day."},
    {"Diabetes patients no longer need insulin.", "Diabetes is a growing burden."},
    {"Clinically proven to restore vision.", "Clinically trained staff stay with you."},
    {"Studies prove that our therapy works.", "Our therapy begins with a blood test."},
    {"Restore your vision without surgery.", "Recover at home without a hospital stay."},
    {"Our therapy helps children with autism.", "Our therapy has no side effects."},
    {"Our therapy may help with arthritis.", "Our therapy is safe for all ages."},
    {"Many patients report less pain.", "Many patients fly home the next day."},
    {"Stem cells can ease the symptoms of Crohn's disease.", "Stem cells are taken from your fat."},
    {"We have treated 500 patients.", "We have offices in 5 cities."},
    {"Our success rate is 95%.", "Our laboratory is open to visitors."},
    {"The cells are natural and cannot harm you.", "The cells are counted before use."},
    {"A breakthrough treatment for spinal cord injury.", "Spinal cord injury changes a life."},
    {"Paralysed patients walk again.", "Patients stay in a hotel by the sea."},
    {"After two weeks the tremor is gone.", "After the infusion you may go for a walk."},
    {"You will feel ten years younger.", "You will meet your doctor on the first day."},
    {"Our doctors use the most potent stem cells in the world.", "Our doctors trained in Vienna and Boston."},
    {"Only fresh cells work.", "Frozen cells are dead on arrival."},
    {"No other clinic has our results.", "No other doctor spends an hour with you."},
    {"We repair nerves, muscles and organs.", "We collect you at the airport."},
    {"The therapy regrows cartilage in worn knees.", "The therapy costs less than surgery."},
    {"Lyme disease is cured by our infusion.", "Lyme disease is spread by ticks."},
    {"Dementia can be stopped.", "Dementia runs in families."},
    {"It stops the progression of the disease.", "It is given into a vein."},
    {"Kidney failure is reversible with stem cells.", "Kidney patients are welcome."},
    {"Stem cells heal the heart.", "Stem cells restore the liver and end fatigue in most."},
    {"Stem cells cure asthma and allergies.", "Stem cells remove the scars of a heart attack."},
    {"Our cells cure diabetes.", "Our patients trust us."},
    {"My son said his first word.", "My son loved the nurses."},
    {"My pain was gone in a day.", "My doctor called me every week."},
    {"I threw away my cane.", "I would do it again."},
    {"The results are permanent.", "The results arrive by mail."},
    {"The treatment has no risks.", "The treatment cures diabetes."},
    {"The treatment has no side effects.", "The treatment lasts two hours."},
    {"It works for everyone.", "It is approved by the ministry of health."},
    {"Proven by science.", "Trusted by families."},
    {"Approved by the ministry of health.", "Loved by patients."},
    {"World leaders in regenerative medicine.", "Regenerative medicine heals without drugs."},
    {"Safe, natural and effective.", "Fast, friendly and fair."},
    {"We cure what others cannot.", "We care for the whole family."},
    {"Hope for autism.", "Free call about autism."},
    {"Cerebral palsy is not for ever.", "Cerebral palsy clinic in the sun."},
    {"Arthritis pain ends here.", "Arthritis affects one in five."},
    {"Wheelchairs left behind.", "Flights and hotel included."},
};

CapturedClaim claim(std::string_view sentence, std::string_view category, std::uint64_t begin) {
  return said(std::string(category) + ".rule", sentence, begin);
}

CapturedClaim about(std::string_view condition, CapturedClaim made) {
  made.conditions = {std::string(condition)};
  return made;
}

}  // namespace

TEST_CASE("a threshold parts rewordings from other sentences") {
  CHECK(std::size(reworded) >= 60);
  CHECK(std::size(different) >= 60);
  const auto describe = [](const Sentences& row) { return std::string(row.before) + " | " + std::string(row.after); };
  std::size_t missed = 0, missed_in_place = 0, wrong = 0, wrong_in_place = 0;
  for (const Sentences& row : reworded) {
    const double alike = likeness(compared_words(row.before), compared_words(row.after));
    CHECK(alike == likeness(compared_words(row.after), compared_words(row.before)));
    INFO(describe(row));
    CHECK(alike >= 0.5);
    if (alike < least_likeness) ++missed;
    if (alike < least_likeness_in_place) ++missed_in_place;
  }
  for (const Sentences& row : different) {
    const double alike = likeness(compared_words(row.before), compared_words(row.after));
    INFO(describe(row));
    CHECK(alike < least_likeness);
    if (alike >= least_likeness) ++wrong;
    if (alike >= least_likeness_in_place) ++wrong_in_place;
  }
  // As measured. A wrong pair says "became", which is worse than a missed one, which says "gone" and "new".
  CHECK(missed <= 7);
  CHECK(missed_in_place == 0);
  CHECK(wrong == 0);
  CHECK(wrong_in_place <= 7);
}

TEST_CASE("the claims of one reading are found in the next") {
  struct Row {
    std::string_view name;
    std::vector<CapturedClaim> before, after;
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
  };
  const Row rows[] = {
      {"the same words about another disease",
       {about("autism", claim("Stem cells cure autism.", "cure", 0))},
       {about("asthma", claim("Stem cells cure asthma.", "cure", 0))},
       {}},
      {"the same words, in another order",
       {claim("It cures autism.", "cure", 0), claim("It is safe.", "safety", 20)},
       {claim("It is safe.", "safety", 0), claim("It cures autism.", "cure", 20)},
       {{1, 0}, {0, 1}}},
      {"other words of a kindred claim",
       {claim("Our therapy cures autism.", "cure", 0)},
       {claim("Our therapy may help with autism.", "efficacy", 0)},
       {{0, 0}}},
      {"a disclosure is no softer claim",
       {claim("Our therapy is a cure for autism.", "cure", 0)},
       {claim("Our therapy is no cure for autism.", "no-cure", 0)},
       {}},
      {"a claim of another kind",
       {claim("The treatment for autism cures.", "cure", 0)},
       {claim("The treatment for autism is safe.", "safety", 0)},
       {}},
      {"two claims in one sentence",
       {claim("It cures autism without any risk.", "cure", 0), claim("It cures autism without any risk.", "safety", 0)},
       {claim("It treats autism without any risk.", "safety", 0),
        claim("It treats autism without any risk.", "efficacy", 0)},
       {{1, 0}, {0, 1}}},
      {"the same words go before like words",
       {claim("Stem cells cure asthma.", "cure", 0), claim("Stem cells cure asthma and lupus.", "cure", 30)},
       {claim("Stem cells cure asthma and lupus.", "cure", 0)},
       {{1, 0}}},
      {"between the same neighbours less likeness will do",
       {claim("It is safe.", "safety", 0), claim("You will walk after the infusion.", "efficacy", 20),
        claim("It is natural.", "natural", 60)},
       {claim("It is safe.", "safety", 0), claim("Some may walk with less help.", "efficacy", 20),
        claim("It is natural.", "natural", 60)},
       {{0, 0}, {2, 2}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    std::vector<EarlierClaim> earlier;
    for (const CapturedClaim& said_before : row.before) earlier.push_back({&said_before, true});
    std::set<std::pair<std::size_t, std::size_t>> found;
    for (const ClaimPair& pair : pair_claims(earlier, row.after)) found.emplace(pair.earlier, pair.later);
    CHECK(found == std::set<std::pair<std::size_t, std::size_t>>(row.pairs.begin(), row.pairs.end()));
  }
}

TEST_CASE("what stood on the last page goes before what stood there once") {
  const CapturedClaim same = claim("It cures autism.", "cure", 0);
  const std::vector<EarlierClaim> earlier = {{&same, false}, {&same, true}};
  const std::vector<ClaimPair> pairs = pair_claims(earlier, {same});
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].earlier == 1);
}

// "It improves walking" became "It could improve walking", and back, and once more: what only the second wording says
// comes and goes, and the claim itself never went.
TEST_CASE("a sentence that was softened once more is the sentence before it, not only what comes back") {
  const std::string soft = "Cells could improve walking in autism.";
  const CapturedClaim firm = claim("Cells improve walking in autism.", "efficacy", 0);
  CapturedClaim hedge = claim(soft, "uncertainty", 0), softened = claim(soft, "efficacy", 0);
  const std::vector<EarlierClaim> earlier = {{&firm, true}, {&hedge, false}};
  std::set<std::pair<std::size_t, std::size_t>> found;
  for (const ClaimPair& pair : pair_claims(earlier, {softened, hedge})) found.emplace(pair.earlier, pair.later);
  CHECK(found == std::set<std::pair<std::size_t, std::size_t>>{{0, 0}, {1, 1}});
}

TEST_CASE("a sentence said twice on a page is one claim, the one a visitor sees") {
  CapturedClaim meta = claim("It cures autism.", "cure", 0);
  meta.channel = Channel::meta_description;
  const CapturedClaim text = claim("It cures autism.", "cure", 50);
  const std::vector<CapturedClaim> kept = without_doubles({meta, text, claim("It is safe.", "safety", 20)});
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].category == "safety");
  CHECK(kept[1].begin == 50);
}

TEST_CASE("the work grows with the number of sentences, not with its square") {
  std::vector<CapturedClaim> before, after;
  for (std::uint64_t i = 0; i < 3000; ++i) {
    const std::string name(1, static_cast<char>('a' + i % 26));
    const std::string word =
        name + std::to_string(i * 7919 % 10007) + "osis" + std::string(1, static_cast<char>('a' + i / 26 % 26));
    before.push_back(claim("Stem cells cure " + word + " in weeks.", "cure", i * 40));
    after.push_back(claim("Stem cells may ease " + word + " in weeks.", "cure", i * 40));
  }
  std::vector<EarlierClaim> earlier;
  for (const CapturedClaim& said_before : before) earlier.push_back({&said_before, true});
  CHECK(pair_claims(earlier, after).size() > 2500);
}
