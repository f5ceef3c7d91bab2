package dev.assay.scoring.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.scoring.catalogue.MetricCatalogue;
import dev.assay.scoring.metric.InvalidInputException;
import dev.assay.scoring.table.TableInputs.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableInputsTest {
    @Test
    void rowsAreJoinedByIdInAnyOrder() {
        Csv files = Csv.of("mae", "id,y a,1 b,2 c,4", "id,p c,4 a,3 b,2");

        assertThat(files.number()).isEqualTo(2.0 / 3);
    }

    @Test
    void theFirstColumnOfTheTruthIsTheIdWhenThePredictionsHaveIt() {
        TableInputs inputs = Csv.of("mae", "key,y a,1 b,2", "p,key 2,b 1,a").read();

        assertThat(inputs.join()).isEqualTo(new RowJoin.ById("key", true));
        assertThat(inputs.inputs().numbers("y_pred")).containsExactly(1, 2);
    }

    @Test
    void anIdCanBeNamed() {
        Csv files = Csv.of("mae", "y,key 1,a 2,b", "p,key 2,b 1,a").joined(new RowJoin.ById("key", false));

        assertThat(files.number()).isZero();
    }

    @Test
    void withoutAnIdRowsGoByOrder() {
        assertThat(Csv.of("mae", "y 1 2", "p 1 4").read().join()).isEqualTo(new RowJoin.ByOrder());
        assertThat(Csv.of("mae", "y 1 2", "p 1 4").number()).isEqualTo(1);
        assertThat(Csv.of("mae", "y 1 2", "y 1 4").number()).isEqualTo(1);
        assertThat(Csv.of("mae", "y_true,y_pred 1,2 2,2", "y_true,y_pred 1,2 2,2")
                        .number())
                .isEqualTo(.5);
    }

    @Test
    void byOrderIgnoresTheIds() {
        Csv files = Csv.of("mae", "id,y a,1 b,2", "id,p b,1 a,2").joined(new RowJoin.ByOrder());

        assertThat(files.number()).isZero();
    }

    @Test
    void columnsWithTheNameOfAnInputAreThatInput() {
        TableInputs inputs = Csv.of(
                        "mae",
                        "id,y_true,split,sample_weight a,1,x,2 b,2,x,3",
                        "id,sample_weight,y_pred,note a,7,1,x b,7,5,x")
                .read();

        assertThat(inputs.inputs().numbers("y_true")).containsExactly(1, 2);
        assertThat(inputs.inputs().numbers("y_pred")).containsExactly(1, 5);
        assertThat(inputs.inputs().numbers("sample_weight")).containsExactly(2, 3);
        assertThat(inputs.origins())
                .containsExactly(
                        Map.entry("y_true", "truth.csv: \"y_true\""),
                        Map.entry("y_pred", "predictions.csv: \"y_pred\""),
                        Map.entry("sample_weight", "truth.csv: \"sample_weight\""));
    }

    @Test
    void columnsCanBeNamed() {
        Csv files = Csv.of("mae", "id,a,b x,1,2 y,3,4", "id,a,b x,1,1 y,3,3")
                .column("y_true", "truth", "b")
                .column("y_pred", "predictions", "a");

        assertThat(files.number()).isEqualTo(1);
    }

    @Test
    void oneFileMayHoldTruthAndPredictions() throws IOException {
        String lines = "id,y,a,b\n1,a,.8,.2\n2,b,.1,.9\n";
        Table truth = Csv.table("all.csv", lines);
        Named named = new Named("y_true", truth, "y");

        TableInputs inputs = TableInputs.read(
                MetricCatalogue.named("log_loss"),
                new TableInputs.Request(truth, Csv.table("all.csv", lines), Optional.empty(), List.of(named)));

        assertThat(inputs.inputs().matrix("y_proba")).isDeepEqualTo(new double[][] {{.8, .2}, {.1, .9}});
    }

    @Test
    void aThirdFileGoesByItsOwnOrder() {
        Csv files = Csv.of("mase", "id,y a,3 b,5", "id,p b,5 a,4")
                .column("y_train", Csv.table("train.csv", "t\n1\n3\n5\n"), "t");

        assertThat(files.number()).isEqualTo(.25);
    }

    @Test
    void namesOfClassesOrderTheColumnsAndGiveTheClasses() {
        TableInputs inputs = Csv.of("log_loss", "id,y 1,b 2,a", "c,id,b,a .1,2,.2,.7 .3,1,.6,.1")
                .read();

        assertThat(inputs.classes()).contains(List.of("a", "b", "c"));
        assertThat(inputs.inputs().matrix("y_proba")).isDeepEqualTo(new double[][] {{.1, .6, .3}, {.7, .2, .1}});
        assertThat(inputs.origins().get("y_proba")).isEqualTo("predictions.csv: \"a\", \"b\", \"c\"");
    }

    @Test
    void numbersAsClassesAreOrderedByValue() {
        TableInputs inputs =
                Csv.of("log_loss", "id,y 1,10 2,9", "id,10,9 1,.6,.4 2,.2,.8").read();

        assertThat(inputs.classes()).contains(List.of(9.0, 10.0));
        assertThat(inputs.inputs().matrix("y_proba")).isDeepEqualTo(new double[][] {{.4, .6}, {.8, .2}});
    }

    @Test
    void columnsThatAreNotNamedLikeClassesAreInTheirOrder() {
        TableInputs inputs =
                Csv.of("log_loss", "id,y 1,b 2,a", "id,p,q 1,.6,.4 2,.2,.8").read();

        assertThat(inputs.classes()).isEmpty();
        assertThat(inputs.inputs().matrix("y_proba")).isDeepEqualTo(new double[][] {{.6, .4}, {.2, .8}});
    }

    @Test
    void oneColumnOfProbabilitiesIsThatOfTheSecondClass() {
        assertThat(Csv.of("log_loss", "id,y 1,0 2,1", "id,p 1,.5 2,.5").number())
                .isEqualTo(Math.log(2));
    }

    @Test
    void columnsOfLabelSetsAreBroughtIntoTheOrderOfTheTruth() {
        Csv files = Csv.of("lrap", "id,a,b 1,1,0 2,0,1", "id,b,a 1,.1,.9 2,.8,.3");

        assertThat(files.number()).isEqualTo(1);
    }

    @Test
    void columnsOfAMatrixCanBeNamedOneByOne() {
        Csv files = Csv.of("lrap", "id,a,b 1,1,0 2,0,1", "id,p,q,r 1,.1,.9,0 2,.8,.3,0")
                .column("y_score", "predictions", "q")
                .column("y_score", "predictions", "p");

        assertThat(files.number()).isEqualTo(1);
    }

    @Test
    void whatReadsAsANumberIsOne() {
        assertThat(Csv.of("accuracy", "id,y 1,1 2,1.0 3,-0", "id,p 1,1.00 2,1e0 3,0")
                        .number())
                .isEqualTo(1);
        assertThat(Csv.of("accuracy", "id,y 1,1 2,x", "id,p 1,1.0 2,2").number())
                .isEqualTo(.5);
    }

    @Test
    void textsAndListsOfTextsAreRead() {
        Csv files = Csv.of("wer", "id,references 1,a 2,b", "id,hypotheses 2,b 1,c");
        TableInputs several =
                Csv.of("chrf", "id,r,s 1,a,b 2,c,", "id,h 1,a 2,c").read();

        assertThat(files.number()).isEqualTo(.5);
        assertThat(several.inputs().textLists("references")).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void listsAreSeparatedBySpaces() {
        Table truth = Csv.table("truth.csv", "id,actual\n1,a  b\n2,\n3,7\n");
        Table predictions = Csv.table("predictions.csv", "id,p\n3,7.0\n2,x\n1,b a\n");

        TableInputs inputs = read("map_at_k", truth, predictions);

        assertThat(inputs.inputs().raw("actual")).isEqualTo(List.of(List.of("a", "b"), List.of(), List.of(7.0)));
        assertThat(inputs.inputs().raw("predicted")).isEqualTo(List.of(List.of("b", "a"), List.of("x"), List.of(7.0)));
    }

    @Test
    void flagsAreReadAsProgramsWriteThem() {
        Csv files = Csv.of("c_index", "id,event,time 1,True,2 2,1,4 3,false,5 4,TRUE,6", "id,risk 1,.9 2,.3 3,.5 4,.4");

        assertThat(files.number()).isEqualTo(.6);
    }

    @Test
    void aSingleValueIsInTheOneRowOfAFile() {
        assertThat(Csv.of("squad_f1", "answers Tower", "prediction tower").number())
                .isEqualTo(1);
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(() ->
                        Csv.of("squad_f1", "answers Tower", "prediction a b").number())
                .withMessage("predictions.csv has 2 rows; the input prediction is a text, in the one row of a file.");
    }

    @Test
    void aFaultOfAnInputIsToldByFileRowAndColumn() {
        TableInputs inputs = Csv.of("brier", "id,y 1,0 2,1", "id,p 2,7 1,.5").read();

        assertThat(inputs.located(new InvalidInputException("Row 2 of y_proba lies outside 0 to 1.")))
                .hasMessage("predictions.csv, row 1, column \"p\": y_proba lies outside 0 to 1.");
        assertThat(inputs.located(new InvalidInputException("The pos_label is neither.")))
                .hasMessage("The pos_label is neither.");
        assertThat(inputs.located(new InvalidInputException("Row 1 of elsewhere is odd.")))
                .hasMessage("Row 1 of elsewhere is odd.");
    }

    @Test
    void aFaultInAMatrixNamesItsColumnWhereItIsKnown() {
        TableInputs inputs =
                Csv.of("log_loss", "id,y 1,b 2,a", "id,b,a 1,.2,.8 2,.3,.7").read();

        assertThat(inputs.located(new InvalidInputException("Row 2 of y_proba, column 1, is not a finite number.")))
                .hasMessage("predictions.csv, row 2, column \"a\": y_proba is not a finite number.");
        assertThat(inputs.located(new InvalidInputException("Row 2 of y_proba does not sum to one.")))
                .hasMessage("predictions.csv, row 2: y_proba does not sum to one.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id,y 1,1 1,2           | id,p 1,1              | truth.csv, row 2 (line 3), column "id": this id occurred in an earlier row.
                    id,y 1,1 2,2           | id,p 1,1 3,1          | predictions.csv, row 2 (line 3), column "id": this id is not in truth.csv.
                    id,y 1,1 2,2           | id,p 2,1 2,1          | predictions.csv, row 2 (line 3), column "id": this id occurred in an earlier row.
                    id,y 1,1 2,2           | id,p 2,1              | truth.csv, row 1, column "id": this id is not in predictions.csv.
                    id,y 1,1 ,2            | id,p 2,1              | truth.csv, row 2 (line 3), column "id": the id is missing.
                    key,y 1,1 2,2          | key,p 2,1             | truth.csv, row 1, column "key": this id is not in predictions.csv; if the first column of the truth is no id, say --by-order.
                    id,y 1,1               | p 1                   | predictions.csv, header: there is no column "id" as in truth.csv. Name the column that both have with --id, or say --by-order.
                    y 1                    | id,p 1,1              | truth.csv, header: there is no column "id" as in predictions.csv. Name the column that both have with --id, or say --by-order.
                    y 1 2                  | p 1                   | truth.csv has 2 rows and predictions.csv has 1; rows that go by order must be as many.
                    id,y                   | id,p 1,1              | truth.csv has no rows.
                    id,y 1,NaN             | id,p 1,1              | truth.csv, row 1 (line 2), column "y": the value must be a finite number in plain decimal notation, such as -1.5.
                    id,y 1,1               | id,p 1,-Inf           | predictions.csv, row 1 (line 2), column "p": the value must be a finite number in plain decimal notation, such as -1.5.
                    id,y 1,1               | id,p 1,1e999          | predictions.csv, row 1 (line 2), column "p": the value must be a finite number in plain decimal notation, such as -1.5.
                    id,y 1,1               | id,p 1                | predictions.csv, row 1 (line 2), column "p": the row has 1 fields, the header has 2.
                    id,y 1,1               | id,p 1,"2             | predictions.csv, row 1 (line 2), column "p": a quote is never closed.
                    id,y 1,1  2,2          | id,p 1,1 2,2          | truth.csv, row 2 (line 4), column "id": an empty line stands before the row.
                    id,y,z 1,1,1           | id,p 1,1              | truth.csv, header: which column is y_true? It may be any of "y", "z". Name the column so, or say it with --column y_true=FILE:COLUMN.
                    id,y 1,1               | id,a,b,c,d,e,f 1,1,1,1,1,1,1 | predictions.csv, header: which column is y_pred? It may be any of "a", "b", "c", "d", "e" and 1 more. Name the column so, or say it with --column y_pred=FILE:COLUMN.
                    id,y 1,1               | id 1                  | predictions.csv, header: which column is y_pred? No column is left for it. Name the column so, or say it with --column y_pred=FILE:COLUMN.
                    id,y_true,y_true 1,1,1 | id,p 1,1              | truth.csv, header: the column "y_true" is there 2 times.
                    """)
    void whatIsWrongIsToldWithItsPlace(String truth, String predictions, String message) {
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(() -> Csv.of("mae", truth, predictions).read())
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    accuracy      | id,y 1,nan   | id,p 1,a     | truth.csv, row 1 (line 2), column "y": the value must be the name of a class: text or a finite number.
                    accuracy      | id,y 1,a     | id,p 1,      | predictions.csv, row 1 (line 2), column "p": the value must be the name of a class: text or a finite number.
                    c_index       | id,event,time 1,yes,1 | id,risk 1,1 | truth.csv, row 1 (line 2), column "event": the value must be true or false, or 1 or 0.
                    log_loss      | id,y 1,a 2,z | id,a,b 1,.5,.5 2,.5,.5 | truth.csv, row 2, column "y": this class is the name of no column of predictions.csv, and others are.
                    crps_gaussian | id,y 1,1     | id,a,b 1,1,1 | predictions.csv, header: which column is mu, sigma? It may be any of "a", "b". Name the column so, or say it with --column mu=FILE:COLUMN.
                    trec_eval     | id,y 1,1     | id,p 1,1     | The metric trec_eval takes qrels, which are no table; 'assay metrics check' computes it on a case.
                    """)
    void eachKindOfInputIsChecked(String metric, String truth, String predictions, String message) {
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(() -> Csv.of(metric, truth, predictions).read())
                .withMessage(message);
    }

    @Test
    void aMissingNumberIsForTheMetricToJudge() {
        TableInputs inputs = Csv.of("mae", "id,y 1,1", "id,p 1,").read();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> inputs.inputs().numbers("y_pred"))
                .withMessage("Row 1 of y_pred is not a finite number.");
        assertThat(inputs.inputs().numbersOrMissing("y_pred")).containsExactly(Double.NaN);
    }

    @Test
    void namedColumnsMustExistAndFitTheInput() {
        assertRefused(
                Csv.of("mae", "id,y 1,1", "id,p 1,1").column("y_score", "truth", "y"),
                "The metric mae takes no input \"y_score\"; it takes y_true, y_pred, sample_weight.");
        assertRefused(
                Csv.of("mae", "id,y 1,1", "id,p 1,1").column("y_true", "truth", "z"),
                "truth.csv, header: there is no column \"z\".");
        assertRefused(
                Csv.of("mae", "id,y 1,1", "id,p 1,1")
                        .column("y_true", "truth", "y")
                        .column("y_true", "truth", "id"),
                "The input y_true is one column, and two are named for it.");
        assertRefused(
                Csv.of("mae", "id,y 1,1", "id,p 1,1").joined(new RowJoin.ById("key", false)),
                "truth.csv, header: there is no column \"key\".");
    }

    @Test
    void namesOutOfAFileAreShownShortAndHarmless() {
        assertThat(Table.quoted("a".repeat(100))).isEqualTo("\"" + "a".repeat(60) + "…\"");
        assertThat(Table.quoted("a\tb\u202e")).isEqualTo("\"a?b?\"");
    }

    @Test
    void aFileMustHaveAHeader() {
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(() -> Csv.table("empty.csv", ""))
                .withMessage("empty.csv is empty; its first line must name the columns.");
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(() -> Csv.table("wide.csv", ",".repeat(1000)))
                .withMessage("wide.csv, header, column 1001: there are more than 1000 columns.");
    }

    private static TableInputs read(String metric, Table truth, Table predictions) {
        try {
            return TableInputs.read(
                    MetricCatalogue.named(metric),
                    new TableInputs.Request(truth, predictions, Optional.empty(), List.of()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void assertRefused(Csv files, String message) {
        assertThatExceptionOfType(InvalidTableException.class)
                .isThrownBy(files::read)
                .withMessage(message);
    }
}
