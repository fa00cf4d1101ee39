"""Thirty workers in a locked dormitory run out of food: one matter from the call to its story.

Every number that is asserted was counted by hand from the calendar of 2021 (2 and 3 September
are days off) and from the texts of the decisions 3089 and 2606.
"""

from tests.story import dormitory_end, dormitory_help
from tests.story.dormitory_desk import DormitoryDesk


def test_thirty_workers_in_a_locked_dormitory(dormitory: DormitoryDesk) -> None:
    dormitory_help.budget_of_the_meals(dormitory)
    dormitory_help.the_calls(dormitory)
    dormitory_help.what_is_true(dormitory)
    dormitory_help.the_ward_is_asked(dormitory)
    dormitory_help.terms_wait_and_grow(dormitory)
    dormitory_help.support_is_proposed(dormitory)
    dormitory_help.a_second_person_approves(dormitory)
    dormitory_help.the_dormitory_signs(dormitory)
    dormitory_end.the_ward_never_answers(dormitory)
    dormitory_end.calls_in_safe_hours(dormitory)
    dormitory_end.all_eleven_papers(dormitory)
    dormitory_end.the_worker_says_so(dormitory)
    dormitory_end.the_case_is_closed(dormitory)
    dormitory_end.the_figures(dormitory)
    dormitory_end.nothing_is_wrong(dormitory)
