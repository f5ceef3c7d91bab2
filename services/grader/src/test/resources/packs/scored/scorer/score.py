import pandas


class ParticipantVisibleError(Exception):
    pass


def score(solution: pandas.DataFrame, submission: pandas.DataFrame, row_id_column_name: str, surcharge: float) -> float:
    """The share of all costs that wrong answers cause."""
    if list(solution[row_id_column_name]) != list(submission[row_id_column_name]):
        raise ValueError("ids differ")
    del solution[row_id_column_name]
    del submission[row_id_column_name]
    wrong = solution["bird"] != submission["prediction"]
    return surcharge * (solution["cost"] * wrong).sum() / solution["cost"].sum()
